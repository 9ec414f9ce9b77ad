/** What comes of one row of the table, seed by seed? */
import {
  FULL,
  lossWorld,
  WATCHED_MS,
} from "../../lessons/06-a-server-dies/loss.ts";
import {
  type Minute,
  minuteOf,
} from "../../lessons/06-a-server-dies/minute.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { summarize } from "../../src/scenario/statistics.ts";
import { checkedWorld } from "./checked-world.ts";
import { estimateOf } from "./estimate.ts";
import type { LossRow, Prediction } from "./loss-rows.ts";

/** One seed of one row. */
export interface LossRun extends Minute {
  readonly seed: number;
  readonly digest: string;
}

/** The world of a row, checked as any scenario. */
export function worldOf({ loss, policy }: LossRow): Scenario {
  return checkedWorld(lossWorld(loss, policy, FULL));
}

export async function lossRun(row: LossRow, seed: number): Promise<LossRun> {
  const run = await runScenario(worldOf(row), { seed, recorder: "rpc" });
  if (run.failure !== undefined) throw run.failure;
  return { seed, digest: run.digest, ...minuteOf(run.trace) };
}

/** A row of the table as it was measured, over all its seeds. */
export interface Measured {
  readonly row: LossRow;
  /** In percent: the mean, and half the width of its 95 % interval. */
  readonly success: number;
  readonly plusMinus: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** In seconds, on average of the seeds in which one failed. */
  readonly lastFailed: number | "never" | "none";
}

export function measuredOf(row: LossRow, runs: readonly LossRun[]): Measured {
  const { mean, plusMinus } = estimateOf(runs.map((run) => run.success * 100));
  return {
    row,
    success: mean,
    plusMinus,
    p50Ms: mean0(runs.map((run) => run.p50Ms)),
    p99Ms: mean0(runs.map((run) => run.p99Ms)),
    lastFailed: lastFailedOf(runs),
  };
}

function mean0(values: readonly number[]): number {
  return summarize(values)?.mean ?? Number.NaN;
}

/** Calls that began in the last second and failed: it has not ended. */
const STILL_MS = WATCHED_MS - 1_500;

function lastFailedOf(runs: readonly LossRun[]): Measured["lastFailed"] {
  const all = runs.flatMap(({ lastFailedMs }) => lastFailedMs ?? []);
  if (all.length === 0) return "none";
  const mean = mean0(all);
  return mean > STILL_MS ? "never" : mean / 1_000;
}

/** Within a percentage point, and the last failure within a quarter. */
export function agrees(measured: Measured, predicted: Prediction): boolean {
  if (Math.abs(measured.success - predicted.success) > 1) return false;
  const { lastFailed: got } = measured;
  const { lastFailed: wanted } = predicted;
  if (typeof got !== "number" || typeof wanted !== "number") {
    return got === wanted;
  }
  return Math.abs(got - wanted) <= wanted / 4;
}

/** Predictions this near to each other have no order. */
const TIE = 0.3;

/** Whether any two rows stand in the predicted order; equals have none. */
export function hasOrder(all: readonly Measured[]): boolean {
  return all.every((one) =>
    all.every((other) => {
      const a = one.row.predicted?.success ?? Number.NaN;
      const b = other.row.predicted?.success ?? Number.NaN;
      return !(a > b + TIE) || one.success > other.success;
    }),
  );
}
