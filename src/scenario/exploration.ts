/** What is true of a scenario over many seeds? */
import type { Check } from "../check/check.ts";
import type { ExploredRun } from "./explore.ts";
import { METRIC_WORDS, openCalls } from "./run-metrics.ts";
import type { Scenario } from "./scenario.ts";
import {
  type Interval,
  type Summary,
  summarize,
  wilson,
} from "./statistics.ts";

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
  /** Claims that no run had a row for: they test nothing either. */
  readonly neverTested: readonly string[];
  /** The claims that held in all runs, and were tested in some. */
  readonly held: readonly HeldClaim[];
  /** Runs in which somebody called, and nobody was answered OK. */
  readonly unansweredCount: number;
  /** Runs that ended before each of their calls had. */
  readonly unendedCount: number;
  readonly metrics: readonly MetricSummary[];
}

export interface MetricSummary extends Summary {
  readonly name: string;
}

export interface HeldClaim {
  readonly claim: string;
  /** Runs that had no row for it. */
  readonly idleCount: number;
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

/** True of a run that broke off too: what it claims was not shown. */
export function isFailed({ verdict }: ExploredRun): boolean {
  return verdict === "fails" || verdict === "broke-off";
}

/** Puts runs together, in whatever order they come. */
export function explorationOf(
  { checks = [] }: Pick<Scenario, "checks">,
  unsorted: readonly ExploredRun[],
): Exploration {
  const runs = [...unsorted].sort((one, other) => one.seed - other.seed);
  const failedCount = runs.filter(isFailed).length;
  const seen = new Set(runs.flatMap((run) => run.seen));
  const hoped = checks.filter(
    ({ kind, claim }) => kind === "sometimes" && !seen.has(claim),
  );
  const failures = failuresOf(runs);
  const judged = judgedClaims(checks, runs, failures);
  return {
    runCount: runs.length,
    failedCount,
    undecidedCount: runs.filter(({ verdict }) => verdict === "undecided")
      .length,
    failedShare: wilson(failedCount, runs.length),
    failures,
    neverSeen: hoped.map(({ claim }) => claim),
    ...judged,
    unansweredCount: runs.filter(({ metrics }) => metrics.answeredShare === 0)
      .length,
    unendedCount: runs.filter(({ metrics }) => openCalls(metrics) > 0).length,
    metrics: metricSummaries(runs),
  };
}

/** What held in all runs, apart from what none of them put to the test. */
function judgedClaims(
  checks: readonly Check[],
  runs: readonly ExploredRun[],
  failures: readonly ClaimFailures[],
): Pick<Exploration, "held" | "neverTested"> {
  const isWhole = runs.every(({ verdict }) => verdict !== "broke-off");
  const bad = new Set(failures.map(({ claim }) => claim));
  const good = checks.filter(({ kind, claim }) => {
    return kind !== "sometimes" && !bad.has(claim) && runs.length > 0;
  });
  const counts = good.map(({ claim }) => ({
    claim,
    idleCount: runs.filter(({ idle }) => idle.includes(claim)).length,
  }));
  const isTested = ({ idleCount }: HeldClaim) => idleCount < runs.length;
  return {
    held: isWhole ? counts.filter(isTested) : [],
    neverTested: counts
      .filter((one) => !isTested(one))
      .map(({ claim }) => claim),
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
    return summary === undefined ? [] : [{ name, ...within(name, summary) }];
  });
}

/** No count is below 0 and no share above 1, however wide an interval is. */
function within(name: string, summary: Summary): Summary {
  const { low, high } = summary.interval;
  const most = name.endsWith("Share") ? 1 : Infinity;
  const interval = { low: Math.max(0, low), high: Math.min(most, high) };
  return { ...summary, interval };
}
