/** What does one read off the minute after a server was lost? */
import type { Row } from "farcall/claim";
import { columnOf, rowsThatFit } from "farcall/rows";
import type { ScenarioRun } from "farcall/run-scenario";
import { toMs } from "farcall/time";
import { LOSS_MS, WATCHED_MS } from "./loss.ts";

type Trace = ScenarioRun["trace"];

/** Of the calls that began in the minute after the loss. */
export interface Minute {
  readonly calls: number;
  /** From 0 to 1. */
  readonly success: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** When the last failed call ended, after the loss; if one failed. */
  readonly lastFailedMs: number | undefined;
  /** How often servers did what was asked for, of 100 calls. */
  readonly done: number;
}

/** Counts the calls of the people, not those of heartbeats and watches. */
export function minuteOf(trace: Trace): Minute {
  const answered = watched(trace, "call.answered");
  const failed = watched(trace, "call.failed");
  const tookMs = answered.map(tookOf).sort((a, b) => a - b);
  const last = failed.at(-1);
  return {
    calls: answered.length + failed.length,
    success: answered.length / (answered.length + failed.length),
    p50Ms: quantile(tookMs, 0.5),
    p99Ms: quantile(tookMs, 0.99),
    lastFailedMs: last && toMs(last.at) - LOSS_MS,
    done: doneOf(trace),
  };
}

/** Nearest rank, of what is sorted; `share` from 0 to 1. */
function quantile(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

function watched(trace: Trace, event: string): readonly Row[] {
  const all = rowsThatFit(trace, { event, where: { method: "hello" } });
  return [...all].filter((row) => {
    const beganMs = toMs(row.at) - tookOf(row);
    return beganMs >= LOSS_MS && beganMs < LOSS_MS + WATCHED_MS;
  });
}

function tookOf(row: Row): number {
  return Number(columnOf(row, "took_ns")) / 1e6;
}

/** From the loss to the end of the run. */
function doneOf(trace: Trace): number {
  const count = (event: string, where = {}): number => {
    const query = { event, where: { method: "hello", ...where } };
    return [...rowsThatFit(trace, { ...query, fromMs: LOSS_MS })].length;
  };
  const done = count("handler.finished", { status: "OK" });
  return (done / count("call.started")) * 100;
}
