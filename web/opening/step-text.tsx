/** What is said and asked at each step of the opening? */
import { useEffect, useRef } from "preact/hooks";
import type { OpeningProps } from "./opening-props.ts";
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
  const { stage } = props;
  if (stage === "question") return <Guesses {...props} />;
  if (stage === "transfer" || stage === "end") return <Transfer {...props} />;
  const told = toldAt(props);
  if (told === undefined) return null;
  const isPunchline = stage === "eyes";
  return (
    <>
      {told.texts.map((text) => (
        <p key={text} class={isPunchline ? "punchline" : ""}>
          {text}
        </p>
      ))}
      <Next text={told.next} onClick={() => props.send(told.event)} />
    </>
  );
}

interface Told {
  readonly texts: readonly string[];
  /** What the button says, and what it does. */
  readonly next: string;
  readonly event: StoryEvent;
}

/** What is said once an act has been seen; nothing while it plays. */
function toldAt({ stage, words, guess }: Props): Told | undefined {
  switch (stage) {
    case "silenceTold":
      return {
        texts: [words.why[guess ?? "unknown"], words.andNow],
        next: words.tryAgain,
        event: { type: "try-again" },
      };
    case "retryTold":
      return {
        texts: [words.retryText, words.goBack],
        next: words.loseRequest,
        event: { type: "lose-request" },
      };
    case "requestTold":
      return {
        texts: [words.requestText],
        next: words.putOnEyes,
        event: { type: "eyes" },
      };
    case "eyes":
      return {
        texts: [words.punchline],
        next: words.next,
        event: { type: "ask" },
      };
    default:
      return undefined;
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
function Transfer(props: Props) {
  const { words, evidence, send } = props;
  const isAnswered = evidence !== undefined;
  return (
    <>
      <p class="lead">{words.transferText}</p>
      <fieldset class="choices is-long">
        <legend class="visually-hidden">{words.transferText}</legend>
        {EVIDENCE.map((one) => (
          <button
            key={one}
            type="button"
            class={moodOf(one, evidence)}
            aria-disabled={isAnswered}
            aria-pressed={evidence === one}
            onClick={() => send({ type: "conclude", evidence: one })}
          >
            {isAnswered && (
              <span aria-hidden="true">{one === RIGHT ? "✓" : "✕"}</span>
            )}
            {words.evidence[one]}
          </button>
        ))}
      </fieldset>
      {isAnswered && <Verdict {...props} evidence={evidence} />}
    </>
  );
}

function moodOf(one: Evidence, chosen: Evidence | undefined): string {
  if (chosen === undefined) return "";
  if (one === RIGHT) return "is-right";
  return one === chosen ? "is-wrong" : "is-other";
}

type VerdictProps = Props & { readonly evidence: Evidence };

function Verdict(props: VerdictProps) {
  const { words, evidence, lessonAddress, runAddress } = props;
  return (
    <div class="answer-why" role="status">
      <p>{words.verdict[evidence]}</p>
      {evidence !== RIGHT && <p>{words.verdictMore}</p>}
      <p>{words.endText}</p>
      <p class="next">
        <a class="primary-link" href={lessonAddress}>
          {words.toLesson}
        </a>
        <a class="second-link" href={runAddress}>
          {words.toLab}
        </a>
      </p>
    </div>
  );
}
