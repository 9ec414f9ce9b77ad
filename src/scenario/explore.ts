/** What becomes of a scenario with one of many seeds? */
import { eventsOf } from "../check/checked-events.ts";
import type { CheckResult } from "../check/judge.ts";
import { SimulationError } from "../kernel/sim-error.ts";
import type { Recorder } from "../kernel/trace.ts";
import { ActionError } from "./build-world.ts";
import { EVENT_KINDS } from "./event-kinds.ts";
import { type Metrics, metricsOf } from "./run-metrics.ts";
import {
  runScenario,
  type ScenarioOptions,
  type ScenarioRun,
} from "./run-scenario.ts";
import type { Scenario } from "./scenario.ts";

/** One run among many, as data: a line of a JSON Lines file. */
export interface ExploredRun {
  readonly scenario: string;
  readonly seed: number;
  readonly digest: string;
  /** "broke-off": a limit, an action that made no sense, or a bug. */
  readonly verdict: "holds" | "fails" | "undecided" | "broke-off";
  /** The claims that failed. */
  readonly failed: readonly string[];
  /** The claims that could not be decided. */
  readonly undecided: readonly string[];
  /** The claims of `sometimes` that were seen in this run. */
  readonly seen: readonly string[];
  /** The claims that hold for want of any row that could tell otherwise. */
  readonly idle: readonly string[];
  readonly metrics: Metrics;
  /** Why it broke off. */
  readonly message?: string;
  /** It broke off for a bug, not for what the scenario asks. */
  readonly isBug?: boolean;
}

export type ExploreOptions = Omit<ScenarioOptions, "recorder">;

/** Runs one seed; undefined when the signal stopped it half-way. */
export async function exploreSeed(
  scenario: Scenario,
  options: ExploreOptions,
): Promise<ExploredRun | undefined> {
  const recorder = recorderFor(scenario);
  const run = await runScenario(scenario, { ...options, recorder });
  if (run.endReason === "stopped") return undefined;
  return exploredRun(scenario, options.seed, run);
}

/** Packets and frames are kept only for checks that look at them. */
export function recorderFor({ checks = [] }: Scenario): Recorder {
  const levels = checks
    .flatMap(eventsOf)
    .map((event) => EVENT_KINDS.get(event)?.level);
  const isNear = levels.some((one) => one === "packet" || one === "frame");
  return isNear ? "full" : "rpc";
}

function exploredRun(
  { name, checks = [] }: Scenario,
  seed: number,
  run: ScenarioRun,
): ExploredRun {
  const { digest, trace, endedAt, failure } = run;
  const claimsThat = (verdict: CheckResult["verdict"]) =>
    run.checks.filter((one) => one.verdict === verdict).map(claimOf);
  const failed = claimsThat("fails");
  const undecided = claimsThat("undecided");
  const seen = checks.flatMap(({ kind, claim }, index) =>
    kind === "sometimes" && run.checks[index]?.wasSeen ? claim : [],
  );
  const idle = run.checks.filter((one) => one.isIdle === true).map(claimOf);
  const metrics = metricsOf(trace, endedAt);
  const made = { scenario: name, seed, digest, failed, undecided };
  const found = { ...made, seen, idle, metrics };
  if (failure === undefined) {
    const open = undecided.length > 0 ? "undecided" : "holds";
    return { ...found, verdict: failed.length > 0 ? "fails" : open };
  }
  const message = failure instanceof Error ? failure.message : String(failure);
  const isBug = !isOfScenario(failure);
  return { ...found, verdict: "broke-off", message, isBug };
}

function claimOf({ claim }: CheckResult): string {
  return claim;
}

/** Limits and actions are what the scenario asked for. */
function isOfScenario(failure: unknown): boolean {
  if (failure instanceof ActionError) return true;
  return failure instanceof SimulationError && failure.problem === "limit";
}
