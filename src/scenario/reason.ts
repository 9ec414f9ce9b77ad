/** Why did a run fail, and is it why another did? */
import { SimulationError } from "../kernel/sim-error.ts";
import type { ScenarioRun } from "./run-scenario.ts";

/** Two runs fail for the same reason when these are equal. */
export interface Reason {
  /** What failed: a claim; or why the run broke off. */
  readonly what: string;
  /** The kind of the first bad row; undefined when a row was missing. */
  readonly event: string | undefined;
}

/** Why a run failed: its first failed check, or why it broke off. */
export function reasonOf(run: ScenarioRun): Reason | undefined {
  const { failure } = run;
  if (failure !== undefined) {
    const isOurs = failure instanceof SimulationError;
    const { name } = failure instanceof Error ? failure : { name: "thrown" };
    return { what: isOurs ? failure.problem : name, event: "broke-off" };
  }
  const failed = run.checks.find(({ verdict }) => verdict === "fails");
  if (failed === undefined) return undefined;
  return { what: failed.claim, event: failed.firstBad?.kind.name };
}
