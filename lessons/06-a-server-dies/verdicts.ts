/** What do the runs of this lesson say of the claims? */
import type { OfRun, Runs } from "farcall/lesson";
import type { ScenarioRun } from "farcall/run-scenario";
import { failures, payments, visits } from "./evidence.ts";

type Verdict = "true" | "half" | "false";

function runOf(all: Runs, scene: string): ScenarioRun {
  const run = all[scene];
  if (run === undefined) throw new Error(`there is no scene "${scene}"`);
  return run;
}

/** Fewer than one visitor of forty. */
function isKept(run: ScenarioRun): boolean {
  return failures(run) * 40 <= visits(run);
}

/** The runs that each verdict looks at, beside that of its step. */
export const FAILOVER_RUNS = ["refused", "silent", "pays-twice"] as const;
export const BALANCING_RUNS = ["passed-over", "two-tries"] as const;

/** Others go on, and availability is kept: of which losses is it true? */
export const verdictOnFailover: OfRun<Verdict> = (_run, all) => {
  if (!isKept(runOf(all, "refused"))) return "false";
  const isSilenceHarmless = isKept(runOf(all, "silent"));
  const isOnceEnough = payments(runOf(all, "pays-twice")) === 1;
  return isSilenceHarmless && isOnceEnough ? "true" : "half";
};

/** Do turns keep it up, or only turns with somebody who looks? */
export const verdictOnBalancing: OfRun<Verdict> = (silent, all) => {
  if (isKept(silent)) return "true";
  const withLooking = BALANCING_RUNS.map((scene) =>
    failures(runOf(all, scene)),
  );
  const isBetter = withLooking.every((count) => count * 3 < failures(silent));
  return isBetter ? "half" : "false";
};
