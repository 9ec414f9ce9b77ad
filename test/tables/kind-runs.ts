/** What comes of one way to lose a server, seed by seed? */
import { lossWorld, SMALL } from "../../lessons/06-a-server-dies/loss.ts";
import { minuteOf } from "../../lessons/06-a-server-dies/minute.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { checkedWorld } from "./checked-world.ts";
import { type Estimate, estimateOf } from "./estimate.ts";
import type { KindRow } from "./kind-rows.ts";

/** One seed of one row. */
export interface KindRun {
  readonly seed: number;
  /** In percent of the calls that began in the minute after the loss. */
  readonly answered: number;
  readonly p99Ms: number;
  /** How often servers did what was asked for, of 100 calls. */
  readonly done: number;
  readonly digest: string;
}

export function kindWorld({ loss, policy }: KindRow): Scenario {
  return checkedWorld(lossWorld(loss, policy, SMALL));
}

export async function kindRun(row: KindRow, seed: number): Promise<KindRun> {
  const run = await runScenario(kindWorld(row), { seed, recorder: "rpc" });
  if (run.failure !== undefined) throw run.failure;
  const { success, p99Ms, done } = minuteOf(run.trace);
  return { seed, answered: success * 100, p99Ms, done, digest: run.digest };
}

/** A row of the table as it was measured, over all its seeds. */
export interface MeasuredKind {
  readonly row: KindRow;
  readonly answered: Estimate;
  readonly p99Ms: Estimate;
  readonly done: Estimate;
}

export function measuredKind(
  row: KindRow,
  runs: readonly KindRun[],
): MeasuredKind {
  const of = (figure: "answered" | "p99Ms" | "done"): Estimate =>
    estimateOf(runs.map((run) => run[figure]));
  return {
    row,
    answered: of("answered"),
    p99Ms: of("p99Ms"),
    done: of("done"),
  };
}
