/** What comes of so many clerks with one ledger, seed by seed? */
import { throughput } from "../../lessons/07-add-servers/evidence.ts";
import {
  callsEachOf,
  ledgerWorld,
  MEASURED_CLERKS,
} from "../../lessons/07-add-servers/shared-ledger.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { checkedWorld } from "./checked-world.ts";
import { type Estimate, estimateOf } from "./estimate.ts";

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

/** Bookings a second of a row, over all its seeds. */
export interface MeasuredLaw extends Estimate {
  readonly clerks: number;
}

export function measuredLaw(
  clerks: number,
  runs: readonly LawRun[],
): MeasuredLaw {
  return { clerks, ...estimateOf(runs.map(({ perSecond }) => perSecond)) };
}
