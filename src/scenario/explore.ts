/** What is true of a scenario over many seeds? */
import { eventsOf } from "../check/checked-events.ts";
import type { CheckResult } from "../check/judge.ts";
import { SimulationError } from "../kernel/sim-error.ts";
import type { Recorder } from "../kernel/trace.ts";
import { ActionError } from "./build-world.ts";
import { EVENT_KINDS } from "./event-kinds.ts";
import { METRIC_WORDS, type Metrics, metricsOf } from "./run-metrics.ts";
import {
  runScenario,
  type ScenarioOptions,
  type ScenarioRun,
} from "./run-scenario.ts";
import type { Scenario } from "./scenario.ts";
import {
  type Interval,
  type Summary,
  summarize,
  wilson,
} from "./statistics.ts";

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
  const metrics = metricsOf(trace, endedAt);
  const made = { scenario: name, seed, digest, failed, undecided };
  const found = { ...made, seen, metrics };
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

/** All runs together. */
export interface Exploration {
  readonly runCount: number;
  readonly failedCount: number;
  readonly undecidedCount: number;
  /** Of the runs that failed, as a share. */
  readonly failedShare: Interval;
  readonly failures: readonly ClaimFailures[];
  /** Claims of `sometimes` that no run showed: a test that tests nothing. */
  readonly neverSeen: readonly string[];
  readonly metrics: readonly MetricSummary[];
}

export interface MetricSummary extends Summary {
  readonly name: string;
}

/** What failed in the same way, and where to see it. */
export interface ClaimFailures {
  readonly claim: string;
  readonly verdict: "fails" | "undecided" | "broke-off";
  readonly count: number;
  /** In order, at most ten. */
  readonly seeds: readonly number[];
}

/** So many seeds of each failure are named. */
const SEEDS_NAMED_MAX = 10;

/** Puts runs together, in whatever order they come. */
export function explorationOf(
  scenario: Scenario,
  unsorted: readonly ExploredRun[],
): Exploration {
  const runs = [...unsorted].sort((one, other) => one.seed - other.seed);
  const isFailed = ({ verdict }: ExploredRun) =>
    verdict === "fails" || verdict === "broke-off";
  const failedCount = runs.filter(isFailed).length;
  const seen = new Set(runs.flatMap((run) => run.seen));
  const hoped = (scenario.checks ?? []).filter(
    ({ kind, claim }) => kind === "sometimes" && !seen.has(claim),
  );
  return {
    runCount: runs.length,
    failedCount,
    undecidedCount: runs.filter(({ verdict }) => verdict === "undecided")
      .length,
    failedShare: wilson(failedCount, runs.length),
    failures: failuresOf(runs),
    neverSeen: hoped.map(({ claim }) => claim),
    metrics: metricSummaries(runs),
  };
}

function failuresOf(runs: readonly ExploredRun[]): ClaimFailures[] {
  return [
    ...counted(runs, "fails", ({ failed }) => failed),
    ...counted(runs, "broke-off", ({ message }) => (message ? [message] : [])),
    ...counted(runs, "undecided", ({ undecided }) => undecided),
  ];
}

function counted(
  runs: readonly ExploredRun[],
  verdict: ClaimFailures["verdict"],
  said: (run: ExploredRun) => readonly string[],
): ClaimFailures[] {
  const found = new Map<string, number[]>();
  for (const run of runs) {
    for (const claim of said(run)) {
      const seeds = found.get(claim);
      if (seeds === undefined) found.set(claim, [run.seed]);
      else seeds.push(run.seed);
    }
  }
  return [...found].map(([claim, seeds]) => ({
    claim,
    verdict,
    count: seeds.length,
    seeds: seeds.slice(0, SEEDS_NAMED_MAX),
  }));
}

function metricSummaries(runs: readonly ExploredRun[]): MetricSummary[] {
  return Object.keys(METRIC_WORDS).flatMap((name) => {
    const values = runs.flatMap(({ metrics }) => metrics[name] ?? []);
    const summary = summarize(values);
    return summary === undefined ? [] : [{ name, ...summary }];
  });
}
