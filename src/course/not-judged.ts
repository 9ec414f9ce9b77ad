/** What is said of a claim that a run came to no end for? */
import type { Row, Trace } from "../kernel/trace.ts";
import { formatTime } from "../ports/time.ts";
import type { Words } from "../scenario/scenario.ts";
import { badEvent } from "./bad-event.ts";
import type { TestResult } from "./grade-result.ts";
import type { ReadRun, RunOutcome } from "./run-record.ts";

type Why = Pick<
  TestResult,
  "message" | "output" | "firstBadEvent" | "messageKey" | "params"
>;

export interface NoRun {
  readonly seed: number;
  readonly outcome: RunOutcome;
  /** In the words of who ended the run. */
  readonly reason: string;
  readonly locale: keyof Words & string;
}

/** What a run did not come to is no mistake of its own: it was cut off. */
export function whyNotJudged({ seed, outcome, reason, locale }: NoRun): Why {
  const run = outcome.kind === "run" ? outcome.run : undefined;
  if (run !== undefined && run.rejected !== "") {
    return whyRejected(seed, run, locale);
  }
  return {
    message: `seed ${seed}: the run has no result: ${reason}`,
    output: outputOf(run),
    firstBadEvent: null,
    messageKey: "no-result",
    params: { seed, reason },
  };
}

/** The mend is seldom in the line that is named. */
const THROWN_HERE = {
  en: "That line threw it; the mend is where its promise is used. ",
  "zh-CN": "错误是那一行抛出的，要改的是用到这个 Promise 的地方。",
};
const NO_LINE = { en: "", "zh-CN": "" };
const LINE = / \(line \d+\)$/;

function whyRejected(
  seed: number,
  run: ReadRun,
  locale: keyof Words & string,
): Why {
  const { trace, rejected } = run;
  const last = lastOfCalls(trace);
  const at = last === undefined ? "" : formatTime(last.at);
  const thrownHere = LINE.test(rejected) ? THROWN_HERE : NO_LINE;
  const words = {
    en:
      `Not judged: with seed ${seed} the run ended early, because a promise ` +
      `was rejected and nobody handled it: ${rejected}. ${thrownHere.en}` +
      "Await that promise inside try, or end its chain in a catch: each then " +
      "and each finally makes a new promise, which is rejected as the first " +
      "is, and needs a catch of its own.",
    "zh-CN":
      `未判定：随机种子 ${seed} 的运行提前结束了，因为有一个 Promise 被拒绝，` +
      `却没有人处理：${rejected}。${thrownHere["zh-CN"]}` +
      "在 try 里 await 那个 Promise，或者在链的末尾加上 catch：" +
      "每个 then、每个 finally 都会产生一个新的 Promise，" +
      "原来的被拒绝，它也会被拒绝，要有自己的 catch。",
  };
  return {
    message: locale === "zh-CN" ? words["zh-CN"] : words.en,
    output: outputOf(run),
    firstBadEvent: badEvent(run, last),
    messageKey: "unhandled-rejection",
    params: { seed, at, reason: rejected },
  };
}

/** The row of a call at which the run ended, as people can read it. */
function lastOfCalls(trace: Trace): Row | undefined {
  for (let index = trace.length - 1; index >= 0; index -= 1) {
    const row = trace.row(index);
    if (row.kind.level === "call") return row;
  }
  return undefined;
}

/** What the submission wrote, if it wrote anything. */
export function outputOf(run: ReadRun | undefined): string | null {
  if (run === undefined || run.output.length === 0) return null;
  return run.output.join("\n");
}
