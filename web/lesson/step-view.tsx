/** What does one do in a step of this kind? */
import { useEffect, useState } from "preact/hooks";
import { never } from "../../src/ports/assert.ts";
import { Question } from "./question.tsx";
import type { StepProps } from "./step-props.ts";
import { Break, Tweak } from "./trials.tsx";

export function StepTask(props: StepProps) {
  const { kind } = props.facts;
  switch (kind) {
    case "read":
      return null;
    case "predict":
    case "quiz":
      return <Question {...props} />;
    case "observe":
      return <Observe {...props} />;
    case "tweak":
      return <Tweak {...props} />;
    case "break":
      return <Break {...props} />;
    case "exercise":
      return <ExerciseTask {...props} />;
    case "reflect":
      return <Note {...props} />;
    default:
      return never(kind);
  }
}

function Observe({ words, record, picked }: StepProps) {
  const isDone = record?.state === "done";
  return (
    <div role="status">
      <p>{words.observe}</p>
      {picked !== "" && !isDone && (
        <p class="told bad">✗ {words.notThat(picked)}</p>
      )}
      {isDone && <p class="told good">✓ {words.observed}</p>}
    </div>
  );
}

function ExerciseTask({ slug, exercise, words, record, walk }: StepProps) {
  const commands = [
    [`npx farcall start ${slug}`, words.exerciseStart],
    [`npx farcall grade ${slug}`, words.exerciseGrade],
  ] as const;
  return (
    <div class="trial">
      <p>{words.exercise}</p>
      <dl class="commands">
        {commands.map(([command, what]) => (
          <div key={command}>
            <dt>
              <code>{command}</code>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {exercise?.tasks.map(({ id, points }) => (
          <li key={id}>
            <code>{id}</code>: {words.points(points)}
          </li>
        ))}
      </ul>
      <label class="eyes">
        <input
          type="checkbox"
          checked={record?.said === "graded"}
          disabled={record?.said === "graded"}
          onChange={() => walk.send({ type: "done", said: "graded" })}
        />
        {words.markDone}
      </label>
    </div>
  );
}

const NOTE_MS = 500;

function Note({ words, record, walk }: StepProps) {
  const [text, setText] = useState(record?.said ?? "");
  useEffect(() => {
    if (text === (record?.said ?? "")) return undefined;
    const said = text;
    const timer = setTimeout(() => walk.send({ type: "done", said }), NOTE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <label class="note">
      <span class="caption">
        {words.note}. {words.noteKept}
      </span>
      <textarea
        rows={6}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </label>
  );
}
