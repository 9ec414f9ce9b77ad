/** What does one do in a step of this kind? */
import { useEffect, useRef, useState } from "preact/hooks";
import { never } from "../../src/ports/assert.ts";
import { turn } from "../app/turn.ts";
import { ByCommands } from "./by-commands.tsx";
import { Html } from "./html.tsx";
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

function Observe({ words, record, picked, facts, section }: StepProps) {
  const isDone = record?.state === "done";
  const whyOf = (id = "") => section.options.find((one) => one.id === id)?.html;
  const right = whyOf(facts.why?.[0]?.id);
  const wrong = whyOf(picked?.why);
  return (
    <div role="status">
      <p>
        {words.observe}{" "}
        <button type="button" class="link" onClick={goToEvents}>
          {words.toEvents}
        </button>
      </p>
      {picked !== undefined && !isDone && (
        <div class="told bad">
          <p>✗ {words.notThat(picked.text)}</p>
          {wrong !== undefined && <Html html={wrong} />}
        </div>
      )}
      {isDone && (
        <div class="told good">
          <p>✓ {words.observed}</p>
          {right !== undefined && <Html html={right} />}
        </div>
      )}
    </div>
  );
}

/** The list may be below what one sees. */
function goToEvents(): void {
  const line = document.querySelector<HTMLElement>(".lesson-events button");
  line?.scrollIntoView({ block: "center" });
  line?.focus({ preventScroll: true });
}

type Bench = typeof import("../workbench/workbench.tsx").Workbench;

/** Asked for one by one, each begins in a task of its own. */
async function loadBench(): Promise<Bench> {
  // Who shows it can do without it.
  void import("../workbench/editor-language.ts").catch(() => {});
  const editor = import("../workbench/editor.tsx");
  const bench = import("../workbench/workbench.tsx");
  const [{ Workbench }] = await Promise.all([bench, editor]);
  await turn();
  return Workbench;
}

/** Loads the editor before the step that shows it. */
export function warmBench(): void {
  // Who shows it says what went wrong with it.
  void loadBench().catch(() => {});
}

/** The editor is large: it is loaded when somebody comes here. */
function ExerciseTask(props: StepProps) {
  const { slug, locale, exercise, section, record, words, walk } = props;
  const [loaded, setLoaded] = useState<{ Bench?: Bench; problem?: string }>({});
  useEffect(() => {
    loadBench().then(
      (Bench) => setLoaded({ Bench }),
      (error: unknown) => setLoaded({ problem: String(error) }),
    );
  }, []);
  const { Bench, problem } = loaded;
  const onDone = (said: string) => walk.send({ type: "done", said });
  if (Bench !== undefined && exercise !== undefined) {
    return (
      <Bench
        {...{ slug, locale, exercise, onDone }}
        prose={section.html}
        isDone={record?.state === "done"}
      />
    );
  }
  return (
    <div class={problem === undefined ? "bench-room" : ""}>
      <Html html={section.html} />
      {problem === undefined ? (
        <p role="status">{words.loadingEditor}</p>
      ) : (
        <OnOwnMachine {...props} {...{ problem, onDone }} />
      )}
    </div>
  );
}

interface OwnProps extends StepProps {
  readonly problem: string;
  readonly onDone: (said: string) => void;
}

/** Without an editor the command line still grades. */
function OnOwnMachine({ slug, words, record, problem, onDone }: OwnProps) {
  const isDone = record?.state === "done";
  return (
    <div class="trial">
      <p role="alert">{words.exercise(problem)}</p>
      <ByCommands
        {...{ slug, isDone }}
        words={{
          start: words.exerciseStart,
          grade: words.exerciseGrade,
          markDone: words.markDone,
        }}
        onDone={() => onDone("graded")}
      />
    </div>
  );
}

/** Who writes without a pause loses no more than that, either. */
const NOTE_MS = 500;

function Note({ facts, words, record, walk }: StepProps) {
  const [text, setText] = useState(record?.said ?? "");
  const unsaid = useRef<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const keep = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const said = unsaid.current;
    unsaid.current = undefined;
    // By its name: one may be at another step by now.
    if (said !== undefined) walk.send({ type: "done", said, of: facts.id });
  };
  useEffect(() => keep, []);
  // Another tab, or an earlier version, has another note.
  useEffect(() => {
    if (unsaid.current === undefined) setText(record?.said ?? "");
  }, [record?.said]);
  const write = (value: string) => {
    setText(value);
    unsaid.current = value;
    timer.current ??= setTimeout(keep, NOTE_MS);
  };
  return (
    <label class="note">
      <span class="caption">{words.note}</span>
      <textarea
        rows={6}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </label>
  );
}
