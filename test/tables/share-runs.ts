/** What comes of one row of the table of added servers, seed by seed? */
import { FULL, growingWorld } from "../../lessons/07-add-servers/growth.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { summarize } from "../../src/scenario/statistics.ts";
import { checkedWorld } from "./checked-world.ts";
import { estimateOf } from "./estimate.ts";
import { type ShareFigures, shareFigures } from "./share-figures.ts";
import type { ShareRow } from "./share-rows.ts";

/** One seed of one row. */
export interface ShareRun extends ShareFigures {
  readonly seed: number;
  readonly digest: string;
}

export function shareWorld({ balancer, renewal }: ShareRow): Scenario {
  return checkedWorld(growingWorld(balancer, renewal, FULL));
}

export async function shareRun(row: ShareRow, seed: number): Promise<ShareRun> {
  const run = await runScenario(shareWorld(row), { seed, recorder: "rpc" });
  if (run.failure !== undefined) throw run.failure;
  return { seed, digest: run.digest, ...shareFigures(run.trace) };
}

/** A row of the table as it was measured, over all its seeds. */
export interface MeasuredShare {
  readonly row: ShareRow;
  /** In percent: the mean, and half the width of its 95 % interval. */
  readonly share: number;
  readonly plusMinus: number;
  readonly maxOverMean: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export function measuredShare(
  row: ShareRow,
  runs: readonly ShareRun[],
): MeasuredShare {
  const { mean, plusMinus } = estimateOf(runs.map((run) => run.share * 100));
  const meanOf = (figure: "maxOverMean" | "p50Ms" | "p99Ms"): number =>
    summarize(runs.map((run) => run[figure]))?.mean ?? Number.NaN;
  return {
    row,
    share: mean,
    plusMinus,
    maxOverMean: meanOf("maxOverMean"),
    p50Ms: meanOf("p50Ms"),
    p99Ms: meanOf("p99Ms"),
  };
}

/** Within three percentage points. */
export function agreesShare(measured: MeasuredShare): boolean {
  const { predicted } = measured.row;
  return predicted !== undefined && Math.abs(measured.share - predicted) <= 3;
}
