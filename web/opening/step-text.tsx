/** What is said and asked at each step of the opening? */
import { useEffect, useRef } from "preact/hooks";
import { never } from "../../src/ports/assert.ts";
import type { OpeningProps } from "./opening.tsx";
import type { Evidence, Guess, StageName, StoryEvent } from "./story.ts";
import type { OpeningWords } from "./words-en.ts";

interface Props extends OpeningProps {
  readonly stage: StageName;
  readonly words: OpeningWords;
  readonly guess: Guess | undefined;
  readonly evidence: Evidence | undefined;
  readonly send: (event: StoryEvent) => void;
}

const GUESSES: readonly Guess[] = ["yes", "no", "unknown"];
const EVIDENCE: readonly Evidence[] = ["deadline", "broken", "refused"];

/** Words that have come are brought into view; a new act begins on top. */
export function StepText(props: Props) {
  const element = useRef<HTMLDivElement>(null);
  const { stage, evidence } = props;
  useEffect(() => {
    const isTold = stage.endsWith("Told") || stage === "end";
    if (isTold) element.current?.scrollIntoView({ block: "nearest" });
    else globalThis.scrollTo({ top: 0 });
  }, [stage, evidence]);
  return (
    <div class="step-text" ref={element}>
      {textOf(props)}
    </div>
  );
}

function textOf(props: Props) {
  const { stage, words, guess, send } = props;
  switch (stage) {
    case "question":
      return <Guesses {...props} />;
    case "silence":
    case "retry":
    case "request":
      return null;
    case "silenceTold":
      return (
        <>
          <p>{words.why[guess ?? "unknown"]}</p>
          <p>{words.andNow}</p>
          <Next
            text={words.tryAgain}
            onClick={() => send({ type: "try-again" })}
          />
        </>
      );
    case "retryTold":
      return (
        <>
          <p>{words.retryText}</p>
          <p>{words.goBack}</p>
          <Next
            text={words.loseRequest}
            onClick={() => send({ type: "lose-request" })}
          />
        </>
      );
    case "requestTold":
      return (
        <>
          <p>{words.requestText}</p>
          <Next text={words.putOnEyes} onClick={() => send({ type: "eyes" })} />
        </>
      );
    case "eyes":
      return (
        <>
          <p class="punchline">{words.punchline}</p>
          <Next text={words.next} onClick={() => send({ type: "ask" })} />
        </>
      );
    case "transfer":
    case "end":
      return <Transfer {...props} />;
    default:
      return never(stage);
  }
}

interface NextProps {
  readonly text: string;
  readonly onClick: () => void;
}

function Next({ text, onClick }: NextProps) {
  return (
    <p class="next">
      <button type="button" class="primary" onClick={onClick}>
        {text}
      </button>
    </p>
  );
}

function Guesses({ words, send }: Props) {
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">{words.heads.question.join(" ")}</legend>
      {GUESSES.map((guess) => (
        <button
          key={guess}
          type="button"
          onClick={() => send({ type: "guess", guess })}
        >
          {words.options[guess]}
        </button>
      ))}
    </fieldset>
  );
}

const RIGHT: Evidence = "refused";

/** The answers stay where they were; the chosen one says why. */
function Transfer({ words, evidence, send, runAddress }: Props) {
  const mood = (one: Evidence) => {
    if (evidence === undefined) return "";
    if (one === RIGHT) return "is-right";
    return one === evidence ? "is-wrong" : "is-other";
  };
  return (
    <>
      <p class="lead">{words.transferText}</p>
      <fieldset class="choices is-long">
        <legend class="visually-hidden">{words.transferText}</legend>
        {EVIDENCE.map((one) => (
          <button
            key={one}
            type="button"
            class={mood(one)}
            aria-disabled={evidence !== undefined}
            aria-pressed={evidence === one}
            onClick={() => send({ type: "conclude", evidence: one })}
          >
            {evidence !== undefined && (
              <span aria-hidden="true">{one === RIGHT ? "✓" : "✕"}</span>
            )}
            {words.evidence[one]}
          </button>
        ))}
      </fieldset>
      {evidence !== undefined && (
        <div class="answer-why" role="status">
          <p>{words.verdict[evidence]}</p>
          {evidence !== RIGHT && <p>{words.verdictMore}</p>}
          <p>{words.endText}</p>
          <p class="next">
            <a class="primary-link" href={runAddress}>
              {words.toLab}
            </a>
          </p>
        </div>
      )}
    </>
  );
}
