/** What will happen, or what is best? One says so before one sees. */
import { useState } from "preact/hooks";
import { Html, plainText } from "./html.tsx";
import { ManySeeds } from "./many-seeds.tsx";
import type { StepProps } from "./step-props.ts";
import type { OptionText } from "./texts.ts";
import { useFocusWhen } from "./use-focus-when.ts";

interface Props extends StepProps {
  /** The name of a question that is asked again; else it is the step's. */
  readonly of?: string;
}

export function Question(props: Props) {
  const { section, record, walk, words, facts } = props;
  const [chosen, setChosen] = useState(record?.said ?? "");
  const isAnswered = record?.said !== undefined;
  const told = useFocusWhen(isAnswered);
  const submit = (event: Event) => {
    event.preventDefault();
    if (chosen === "") return;
    walk.send({ type: "done", said: chosen, ...ofIn(props) });
  };
  return (
    <>
      <form class="question" onSubmit={submit}>
        <fieldset disabled={isAnswered}>
          <legend>{words.choose}</legend>
          {section.options.map((option) => (
            <Choice
              key={option.id}
              option={option}
              group={props.of ?? "step"}
              isChosen={(record?.said ?? chosen) === option.id}
              onChoose={() => setChosen(option.id)}
              mark={isAnswered ? markOf(option, record?.said, facts.right) : ""}
            />
          ))}
        </fieldset>
        {!isAnswered && <Buttons {...props} isReady={chosen !== ""} />}
      </form>
      <div role="status" ref={told} tabIndex={-1}>
        {record?.state === "skipped" && (
          <p>{props.of === undefined ? words.skipped : words.recallSkipped}</p>
        )}
        {isAnswered && <Told {...props} said={record?.said ?? ""} />}
      </div>
      {isAnswered && facts.seedsMax !== undefined && <ManySeeds {...props} />}
    </>
  );
}

type Mark = "right" | "wrong" | "";

function markOf({ id }: OptionText, said?: string, right?: string): Mark {
  if (id === right) return "right";
  return id === said ? "wrong" : "";
}

/** What an answer is of, if not of the step. */
function ofIn({ of }: Props): { readonly of?: string } {
  return of === undefined ? {} : { of };
}

interface ButtonsProps extends Props {
  readonly isReady: boolean;
}

function Buttons({ isReady, ...props }: ButtonsProps) {
  const { words, facts, walk, record } = props;
  // A question of an earlier lesson locks nothing, but is out of the way.
  const isOpen = props.of === undefined ? walk.isLocked : record === undefined;
  return (
    <p class="question-actions">
      <button type="submit" class="primary" disabled={!isReady}>
        {facts.kind === "predict" ? words.lockIn : words.answer}
      </button>
      {isOpen && (
        <button
          type="button"
          onClick={() => walk.send({ type: "skip", ...ofIn(props) })}
        >
          {words.skip}
        </button>
      )}
    </p>
  );
}

interface ChoiceProps {
  readonly option: OptionText;
  /** One question of the page. */
  readonly group: string;
  readonly isChosen: boolean;
  readonly mark: Mark;
  readonly onChoose: () => void;
}

function Choice({ option, group, isChosen, mark, onChoose }: ChoiceProps) {
  const { id, label } = option;
  return (
    <label class={`choice ${mark}`}>
      <input
        type="radio"
        name={group}
        value={id}
        checked={isChosen}
        onChange={onChoose}
      />
      <Html inline html={label} />
      {mark !== "" && (
        <span class="mark" aria-hidden="true">
          {mark === "right" ? "✓" : "✗"}
        </span>
      )}
    </label>
  );
}

/** What was said and what is; each with its reasons. */
function Told({ section, facts, words, said }: StepProps & { said: string }) {
  const find = (id = "") => section.options.find((one) => one.id === id);
  const mine = find(said);
  const right = find(facts.right);
  const isRight = mine?.id === right?.id;
  const others = section.options.filter((one) => one !== mine && one !== right);
  const shown = whatShowsIt(facts, words);
  return (
    <div class={`told ${isRight ? "good" : "bad"}`}>
      {isRight ? (
        <p>
          <b>✓ {shown.right}</b>
        </p>
      ) : (
        <p>
          <b>
            ✗ {shown.wrong(innerText(mine?.label), innerText(right?.label))}
          </b>
        </p>
      )}
      {mine && <Html html={mine.html} />}
      {!isRight && right && (
        <>
          <h3>{shown.what}</h3>
          <Html html={right.html} />
        </>
      )}
      <Others {...{ words }} options={others} />
    </div>
  );
}

interface OthersProps {
  readonly options: readonly OptionText[];
  readonly words: StepProps["words"];
}

/** Folded: each has its reason too, for who wants to know it. */
function Others({ options, words }: OthersProps) {
  if (options.length === 0) return null;
  return (
    <details>
      <summary>{words.otherAnswers}</summary>
      {options.map(({ id, label, html }) => (
        <div key={id}>
          <b>
            <Html inline html={label} />
          </b>
          <Html html={html} />
        </div>
      ))}
    </details>
  );
}

/** One run shows it, or several; nothing ran for a quiz. */
function whatShowsIt(
  { kind, isOfRuns }: StepProps["facts"],
  words: StepProps["words"],
) {
  if (kind !== "predict") {
    const { reallyRight: right, reallyWrong: wrong, rightChoice: what } = words;
    return { right, wrong, what };
  }
  if (isOfRuns !== true) {
    const { right, wrong, whatIsRight: what } = words;
    return { right, wrong, what };
  }
  const { rightOfRuns: right, wrongOfRuns: wrong } = words;
  return { right, wrong, what: words.whatIsRightOfRuns };
}

/** A label that itself will stand in quotation marks. */
function innerText(html: string | undefined): string {
  return plainText(html)
    .replaceAll(/“|"(?=\w)/g, "‘")
    .replaceAll(/”|"/g, "’");
}
