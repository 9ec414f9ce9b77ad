/** What does one read off a run in which a server was lost? */

import { LOSS_MS, WATCHED_MS } from "../../lessons/06-a-server-dies/loss.ts";
import { columnOf } from "../../src/check/row-query.ts";
import type { Row, Trace } from "../../src/kernel/trace.ts";
import { toMs } from "../../src/ports/time.ts";
import { quantile } from "./quantile.ts";

/** Of the calls that began in the minute after the loss. */
export interface LossFigures {
  readonly calls: number;
  /** From 0 to 1. */
  readonly success: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** When the last failed call ended, after the loss; if one failed. */
  readonly lastFailedMs: number | undefined;
}

const ENDS = ["call.answered", "call.failed"];

/** Counts the calls of the people, not those of heartbeats and watches. */
export function lossFigures(trace: Trace): LossFigures {
  const tookMs: number[] = [];
  let calls = 0;
  let lastFailedMs: number | undefined;
  for (let index = 0; index < trace.length; index += 1) {
    if (!ENDS.includes(trace.kindAt(index).name)) continue;
    const row = trace.row(index);
    if (columnOf(row, "method") !== "hello" || !isWatched(row)) continue;
    calls += 1;
    if (row.kind.name === "call.answered") tookMs.push(tookOf(row));
    else lastFailedMs = toMs(row.at) - LOSS_MS;
  }
  tookMs.sort((a, b) => a - b);
  return {
    calls,
    success: tookMs.length / calls,
    p50Ms: quantile(tookMs, 0.5),
    p99Ms: quantile(tookMs, 0.99),
    lastFailedMs,
  };
}

function tookOf(row: Row): number {
  return Number(columnOf(row, "took_ns")) / 1e6;
}

function isWatched(row: Row): boolean {
  const beganMs = toMs(row.at) - tookOf(row);
  return beganMs >= LOSS_MS && beganMs < LOSS_MS + WATCHED_MS;
}
