/** What does one read off a run in which servers were added? */
import {
  NEW,
  OLD,
  WATCHED_FROM_MS,
  WATCHED_TO_MS,
} from "../../lessons/07-add-servers/growth.ts";
import { columnOf } from "../../src/check/row-query.ts";
import type { Trace } from "../../src/kernel/trace.ts";
import { toMs } from "../../src/ports/time.ts";
import { quantile } from "./quantile.ts";

/** Of the calls that were executed and answered while one watched. */
export interface ShareFigures {
  readonly calls: number;
  /** What the new servers got of all, from 0 to 1. */
  readonly share: number;
  /** The busiest server, beside the average of those that are there. */
  readonly maxOverMean: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export function shareFigures(trace: Trace): ShareFigures {
  const counts = new Map([...OLD, ...NEW].map((name) => [name, 0]));
  const tookMs: number[] = [];
  for (let index = 0; index < trace.length; index += 1) {
    const kind = trace.kindAt(index).name;
    if (kind !== "handler.finished" && kind !== "call.answered") continue;
    const row = trace.row(index);
    const atMs = toMs(row.at);
    if (atMs < WATCHED_FROM_MS || atMs >= WATCHED_TO_MS) continue;
    if (kind === "call.answered") {
      tookMs.push(Number(columnOf(row, "took_ns")) / 1e6);
      continue;
    }
    const { host } = row;
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  const all = [...counts.values()];
  const sum = all.reduce((one, other) => one + other, 0);
  const atNew = NEW.reduce((total, name) => total + (counts.get(name) ?? 0), 0);
  const used = all.filter((count) => count > 0).length;
  tookMs.sort((a, b) => a - b);
  return {
    calls: sum,
    share: atNew / sum,
    maxOverMean: (Math.max(...all) * used) / sum,
    p50Ms: quantile(tookMs, 0.5),
    p99Ms: quantile(tookMs, 0.99),
  };
}
