/** What is true of a scenario over many seeds? */
import type { ExploredRun } from "./explore.ts";
import { METRIC_WORDS } from "./run-metrics.ts";
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

/** True of a run that broke off too: what it claims was not shown. */
export function isFailed({ verdict }: ExploredRun): boolean {
  return verdict === "fails" || verdict === "broke-off";
}

/** Puts runs together, in whatever order they come. */
export function explorationOf(
  scenario: Scenario,
  unsorted: readonly ExploredRun[],
): Exploration {
  const runs = [...unsorted].sort((one, other) => one.seed - other.seed);
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
