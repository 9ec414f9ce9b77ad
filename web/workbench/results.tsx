/** What did the checks find in the runs? */
import { Fragment } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { GradeResult, TestResult } from "../../src/course/grade-result.ts";
import { timeText } from "../scene/captions.ts";
import { type BenchProps, SIGNS, taskName, taskState } from "./bench-props.ts";
import {
  adviceOn,
  type CodeTrouble,
  troubleIn,
  troubleOf,
} from "./code-trouble.ts";
import type { WorkbenchWords } from "./words-en.ts";

export interface ResultsProps extends BenchProps {
  readonly isStale: boolean;
  /** The bad event of a test, as the scene tells it. */
  readonly tell: (test: TestResult) => Promise<string>;
  readonly onOpen: (test: TestResult) => void;
  /** Goes to that line of the learner's file. */
  readonly onLine: (line: number) => void;
}

export function Results(props: ResultsProps) {
  const { words, exercise, judged } = props;
  if (judged === undefined) {
    const nothing = props.isDone ? words.passedBefore : words.noResults;
    return <p class="nothing">{nothing}</p>;
  }
  const { result } = judged;
  const first = result.tests.find(({ status }) => status !== "pass");
  return (
    <div class={props.isStale ? "results is-stale" : "results"}>
      {result.message !== null && (
        <section class="refused">
          <p>
            <span class="sign">{SIGNS.error}</span> {words.noLoad}
          </p>
          <Refusal {...props} {...{ result }} />
        </section>
      )}
      {result.tests.length > 0 &&
        exercise.tasks.map((task) => (
          <TaskResults key={task.id} {...props} {...{ task, result, first }} />
        ))}
      {result.seeds.length > 0 && (
        <p class="quiet">{words.seedsRun(result.seeds.length)}</p>
      )}
      <p class="formative">{words.formative}</p>
    </div>
  );
}

/** Of a text that is no program: the line, and what is wrong with it. */
function Refusal(props: ResultsProps & { readonly result: GradeResult }) {
  const { result } = props;
  const trouble = troubleIn(result);
  if (trouble === undefined) return <pre lang="en">{result.message}</pre>;
  return <TroubleText {...props} {...{ trouble }} />;
}

type TroubleProps = ResultsProps & { readonly trouble: CodeTrouble };

function TroubleText(props: TroubleProps) {
  const { trouble, locale } = props;
  return (
    <div class="trouble">
      <p>
        <ToLine {...props} /> {adviceOn(trouble, locale)}
      </p>
      <pre lang="en">{trouble.said}</pre>
    </div>
  );
}

function ToLine({ trouble, words, onLine }: TroubleProps) {
  const { line, column } = trouble;
  return (
    <button type="button" onClick={() => onLine(line)}>
      {words.atLine(line, column)} →
    </button>
  );
}

interface TaskProps extends ResultsProps {
  readonly task: { readonly id: string; readonly points: number };
  readonly result: GradeResult;
  /** The first that does not hold; it alone is open. */
  readonly first: TestResult | undefined;
}

function TaskResults(props: TaskProps) {
  const { task, result, words, first } = props;
  const state = taskState(props, task.id);
  const got = state === "pass" ? task.points : 0;
  const own = result.tests.filter((test) => test.task === task.id);
  return (
    <section class={`task-result is-${state}`}>
      <h3>
        <span class="sign" aria-hidden="true">
          {SIGNS[state]}
        </span>{" "}
        {taskName(props, task.id)}
        <small>
          {words.points(got, task.points)} · {words.taskState[state]}
        </small>
      </h3>
      <ul>
        {own.map((test) => (
          <li key={test.name}>
            {test.status === "pass" ? (
              <p class="claim">
                <Sign {...props} {...{ test }} /> {test.name}
              </p>
            ) : (
              <details open={test === first}>
                <summary>
                  <Sign {...props} {...{ test }} /> {test.name}
                </summary>
                <Failure {...props} {...{ test }} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sign({ test, words }: TaskProps & { readonly test: TestResult }) {
  return (
    <span class={`verdict is-${test.status}`}>
      <span aria-hidden="true">{SIGNS[test.status]}</span>{" "}
      {words.status[test.status]}
    </span>
  );
}

type FailureProps = ResultsProps & { readonly test: TestResult };

function Failure(props: FailureProps) {
  const { test, words, slug, onOpen } = props;
  const { seed, status } = test;
  const time = timeOf(test);
  return (
    <div class="failure">
      <Message {...props} />
      <FailureFacts {...props} />
      {seed !== null && (
        <p class="failure-actions">
          {(status === "fail" || time !== "") && (
            <button type="button" onClick={() => onOpen(test)}>
              {time === "" ? words.openRunOnly : words.openRun(time)}
            </button>
          )}
          <Copy {...{ words }} command={commandOf(slug, seed)} />
        </p>
      )}
    </div>
  );
}

function timeOf({ firstBadEvent }: TestResult): string {
  return firstBadEvent === null ? "" : timeText(firstBadEvent.atNs);
}

function FailureFacts(props: FailureProps) {
  const { test, words } = props;
  const { seed, firstBadEvent, expected, got } = test;
  const facts = [
    [words.expected, expected, expected && <code>{expected}</code>],
    [words.got, got, got && <code>{got}</code>],
    [
      words.when,
      firstBadEvent,
      <>
        <span class="time">{timeOf(test)}</span> <Event {...props} />
      </>,
    ],
    [words.seed, seed, seed],
  ] as const;
  return (
    <dl>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, , shown]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{shown}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

function commandOf(slug: string, seed: number): string {
  return `npx farcall grade ${slug} --seeds ${seed}..${seed}`;
}

/** Of a run without a result the engine speaks English only. */
function Message(props: FailureProps) {
  const { test, words } = props;
  const { seed = "", reason, thrown } = test.params;
  const trouble = troubleOf(test);
  if (test.messageKey === "unhandled-rejection") return <Unheard {...props} />;
  const details =
    trouble === undefined ? (
      <Said text={String(thrown ?? reason ?? "")} />
    ) : (
      <TroubleText {...props} {...{ trouble }} />
    );
  if (test.status !== "error" || reason === undefined) {
    return (
      <>
        <p class="mistake">{test.message}</p>
        {thrown !== undefined && (
          <>
            <p>{words.threw}</p>
            {details}
          </>
        )}
      </>
    );
  }
  return (
    <>
      <p class="mistake">{words.noResult(String(seed))}</p>
      {details}
    </>
  );
}

/** What the program threw where nobody heard it. */
function Unheard(props: FailureProps) {
  const { test } = props;
  const trouble = troubleOf(test);
  return (
    <>
      <p class="mistake">{test.message}</p>
      {trouble !== undefined && (
        <p>
          <ToLine {...props} {...{ trouble }} />
        </p>
      )}
    </>
  );
}

function Said({ text }: { readonly text: string }) {
  return <pre lang="en">{text}</pre>;
}

function Event({ test, tell }: FailureProps) {
  const [text, setText] = useState("");
  useEffect(() => {
    let isCurrent = true;
    void tell(test).then((told) => {
      if (isCurrent) setText(told);
    });
    return () => {
      isCurrent = false;
    };
  }, [test]);
  if (text !== "") return <span>{text}</span>;
  return <span lang="en">{test.firstBadEvent?.sentence}</span>;
}

interface CopyProps {
  readonly words: WorkbenchWords;
  readonly command: string;
}

/** Where the clipboard is closed the command still stands there to select. */
function Copy({ words, command }: CopyProps) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard?.writeText(command).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <span class="copy">
      <code>{command}</code>
      <button type="button" class="link" onClick={copy}>
        {words.copy}
      </button>
      <span role="status">{isCopied && `✓ ${words.copied}`}</span>
    </span>
  );
}
