/** What comes of so many clerks with one ledger, seed by seed? */
import { throughput } from "../../lessons/07-add-servers/evidence.ts";
import {
  callsEachOf,
  ledgerWorld,
  MEASURED_CLERKS,
} from "../../lessons/07-add-servers/shared-ledger.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { summarize } from "../../src/scenario/statistics.ts";
import { checkedWorld } from "./checked-world.ts";

/** How many clerks there are, in each row. */
export const LAW_ROWS = MEASURED_CLERKS;

/** One seed of one row. */
export interface LawRun {
  readonly seed: number;
  /** Bookings a second. */
  readonly perSecond: number;
  readonly digest: string;
}

export function lawWorld(clerks: number): Scenario {
  return checkedWorld(ledgerWorld(clerks, callsEachOf(clerks)));
}

export async function lawRun(clerks: number, seed: number): Promise<LawRun> {
  const run = await runScenario(lawWorld(clerks), { seed, recorder: "rpc" });
  if (run.failure !== undefined) throw run.failure;
  return { seed, digest: run.digest, perSecond: throughput(run) };
}

/** A row of the table as it was measured, over all its seeds. */
export interface MeasuredLaw {
  readonly clerks: number;
  /** Bookings a second: the mean, and half of its 95 % interval. */
  readonly mean: number;
  readonly plusMinus: number;
}

export function measuredLaw(
  clerks: number,
  runs: readonly LawRun[],
): MeasuredLaw {
  const found = summarize(runs.map(({ perSecond }) => perSecond));
  if (found === undefined) throw new Error("give at least one seed");
  const { mean, interval } = found;
  return { clerks, mean, plusMinus: (interval.high - interval.low) / 2 };
}
