/** What does one read off a run of this lesson? */
import type { Row } from "farcall/claim";
import { columnOf, rowsThatFit } from "farcall/rows";
import type { ScenarioRun } from "farcall/run-scenario";
import { ASKED_MS, BACK_MS, VISIT_PAGES } from "./scene-chain.ts";
import { BEGIN_MS, QUESTION_MS } from "./scene-waiting.ts";

function first(run: ScenarioRun, event: string, where = {}): Row | undefined {
  const [row] = rowsThatFit(run.trace, { event, where });
  return row;
}

function tookMs(row: Row): number {
  return Number(columnOf(row, "took_ns")) / 1e6;
}

function rounded(time: number): number {
  return Math.round(time * 10) / 10;
}

/** How long the reader waits for the archive that died, in words. */
export function waitsFor(run: ScenarioRun): string {
  const query = { event: "call.failed", fromMs: QUESTION_MS };
  const [failed] = rowsThatFit(run.trace, query);
  if (failed !== undefined) return `${tookMs(failed)} ms`;
  // Nothing can happen any more, and somebody still waits.
  const isOver = run.endReason === "drained" && run.waiting.length > 0;
  return isOver ? "for-ever" : "not-known";
}

/** How long the first question took: the way there and back, and the work. */
export function firstTookMs(run: ScenarioRun): number {
  const row = first(run, "call.answered");
  return row === undefined ? Number.NaN : tookMs(row);
}

/** How long the answered calls of the many readers took, in order. */
function answeredMs(run: ScenarioRun): readonly number[] {
  const query = { event: "call.answered", fromMs: BEGIN_MS };
  const took = [...rowsThatFit(run.trace, query)].map(tookMs);
  return took.sort((one, other) => one - other);
}

export function answers(run: ScenarioRun): number {
  return answeredMs(run).length;
}

export function failures(run: ScenarioRun): number {
  return ends(run, "call.failed").length;
}

/** Of calls of people, not of services that ask for them. */
function ends(run: ScenarioRun, event: string): readonly Row[] {
  const rows = [...rowsThatFit(run.trace, { event })];
  return rows.filter(({ host }) => host === "readers" || host === "reader");
}

/** The least time within which so many percent were answered. */
export function percentileMs(run: ScenarioRun, percent: number): number {
  const all = answeredMs(run);
  const place = Math.ceil((all.length * percent) / 100) - 1;
  return rounded(all[place] ?? Number.NaN);
}

/** How many heard an answer within so long. */
export function answeredWithin(run: ScenarioRun, timeMs: number): number {
  return answeredMs(run).filter((took) => took <= timeMs).length;
}

/** The longest that anybody waited, for an answer or in vain. */
export function longestMs(run: ScenarioRun): number {
  const all = [...ends(run, "call.answered"), ...ends(run, "call.failed")];
  const late = all.filter(({ at }) => at >= BEGIN_MS * 1e6);
  return rounded(Math.max(...late.map(tookMs)));
}

/** How many may give up although nothing is wrong. */
export const FALSE_MAX = 3;

/** The longest that an answer took which somebody heard. */
function slowestMs(run: ScenarioRun): number {
  return percentileMs(run, 100);
}

/** A millisecond less would cut off one reader too many. */
export function isShortest(run: ScenarioRun): boolean {
  const spareMs = longestMs(run) - slowestMs(run);
  return failures(run) === FALSE_MAX && spareMs < 1;
}

/** Which of the two bounds a time-out misses, in a sentence, or why none. */
export function missed(run: ScenarioRun) {
  if (failures(run) > FALSE_MAX) {
    return {
      en: ` That is more than ${FALSE_MAX}: the time-out is too short.`,
      "zh-CN": `超过了 ${FALSE_MAX} 位：这个超时太短。`,
    };
  }
  if (isShortest(run)) {
    const slowest = slowestMs(run);
    return {
      en:
        ` The slowest answer that was waited for took ${slowest} ms: ` +
        "a millisecond less would cut it off.",
      "zh-CN": `等到了的回答里，最慢的用了 ${slowest} 毫秒：再短一毫秒就等不到它。`,
    };
  }
  return {
    en: " Few enough gave up, but a shorter time-out would do.",
    "zh-CN": "放弃的人够少，但还有更短的超时也够用。",
  };
}

/** How many hundredths: which answer a run of many readers gives. */
export function falseAlarms(run: ScenarioRun): string {
  const count = failures(run);
  if (count === 0) return "none";
  if (count <= 3) return "one-percent";
  return count <= 12 ? "a-few-percent" : "many";
}

/** What the call of this name was given, in milliseconds. */
export function givenMs(run: ScenarioRun, client: string): number {
  const where = { client, n: 2 };
  const row = first(run, "call.started", where);
  return row === undefined
    ? Number.NaN
    : Number(columnOf(row, "timeout_ns")) / 1e6;
}

/** How long the archive read on after the reader had given up, or died. */
export function readOnMs(run: ScenarioRun): number {
  const query = { event: "handler.finished", host: "archive" };
  const last = [...rowsThatFit(run.trace, query)].at(-1);
  const gone = ENDS_OF_READER.flatMap((event) => [
    ...rowsThatFit(run.trace, { event, host: "reader" }),
  ]);
  const goneAt = Math.min(...gone.map(({ at }) => at));
  if (last === undefined || last.at < goneAt) return 0;
  return Math.round((last.at - goneAt) / 1e6);
}

/** When the archive's time for the long question is over. */
export function archiveEndMs(run: ScenarioRun): number {
  return beganMs(run) + givenMs(run, "hall/upstream");
}

function beganMs(run: ScenarioRun): number {
  const query = { event: "handler.started", host: "archive", fromMs: ASKED_MS };
  const [began] = [...rowsThatFit(run.trace, query)];
  return (began?.at ?? Number.NaN) / 1e6;
}

/** From the long question until its first page, which the archive reads. */
export function comesMs(run: ScenarioRun): number {
  return beganMs(run) + OWN_MS - ASKED_MS;
}

/** What a service works before its handler does anything. */
const OWN_MS = 1;

/** What ended the archive's last search, in a sentence. */
export function stoppedBy(run: ScenarioRun) {
  const query = { event: "handler.cancelled", host: "archive" };
  const last = [...rowsThatFit(run.trace, query)].at(-1);
  const search = { event: "handler.started", host: "archive" };
  const [begun] = rowsThatFit(run.trace, { ...search, fromMs: ASKED_MS });
  if (begun === undefined) {
    return {
      en: "The long search never began.",
      "zh-CN": "那次长的查找根本没有开始。",
    };
  }
  if (last === undefined) {
    return { en: "Nothing stopped it.", "zh-CN": "没有什么让它停下。" };
  }
  return columnOf(last, "because") === "its deadline passed"
    ? {
        en: "What stopped it was its own deadline.",
        "zh-CN": "让它停下的是它自己的截止时间。",
      }
    : {
        en: "What stopped it was news from the hall.",
        "zh-CN": "让它停下的是阅览室传来的消息。",
      };
}

const ENDS_OF_READER = [
  "call.deadline-passed",
  "host.crashed",
  "host.process-crashed",
];

/** How long the chain would have taken for the long question. */
export function wouldTakeMs(run: ScenarioRun): number {
  const query = { event: "handler.finished", host: "desk" };
  const last = [...rowsThatFit(run.trace, query)].at(-1);
  return last === undefined ? Number.NaN : last.at / 1e6 + 10 - ASKED_MS;
}

/** How long after the archive was back the last reader heard a failure. */
export function lastFailedMs(run: ScenarioRun): number {
  const last = ends(run, "call.failed").at(-1);
  return last === undefined ? 0 : Math.round(last.at / 1e6 - BACK_MS);
}

/** Pages that were read and answered to nobody. */
export function pagesInVain(run: ScenarioRun): number {
  const query = { event: "host.state-shown", host: "archive" };
  const last = [...rowsThatFit(run.trace, query)].at(-1);
  const read = last === undefined ? 0 : Number(columnOf(last, "value"));
  return read - VISIT_PAGES * ends(run, "call.answered").length;
}
