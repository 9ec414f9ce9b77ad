/** What do many runs of one scenario show, seed by seed? */
import { tickStep } from "d3";
import { isFailed } from "../../src/scenario/exploration.ts";
import type { ExploredRun } from "../../src/scenario/explore.ts";
import { METRIC_WORDS } from "../../src/scenario/run-metrics.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Order } from "../engine/order.ts";
import type { Branch, Choice } from "./lab-state.ts";

/** A run without its seed: what many seeds have in common. */
export interface Subject {
  readonly scenario: string | Scenario;
  readonly untilNs?: number | undefined;
  readonly interventions: readonly string[];
}

export function subjectOf(choice: Choice, branch: Branch): Subject {
  const { scenario, untilNs } = choice;
  return { scenario, untilNs, interventions: branch.interventions };
}

/** The same for the same subject. */
export function subjectKey(subject: Subject): string {
  const { scenario, untilNs, interventions } = subject;
  return JSON.stringify([scenario, untilNs, interventions]);
}

export function orderWith(subject: Subject, seed: number): Order {
  const { untilNs, ...rest } = subject;
  return { ...rest, seed, ...(untilNs !== undefined && { untilNs }) };
}

/** How a run ended, in the order in which they are told. */
export const OUTCOMES = [
  "passed",
  "unseen",
  "undecided",
  "failed",
  "broke-off",
] as const;

/** "unseen": all holds, but some claim had nothing to show it. */
export type Outcome = (typeof OUTCOMES)[number];

export function outcomeOf(
  run: ExploredRun,
  checks: Scenario["checks"] = [],
): Outcome {
  switch (run.verdict) {
    case "broke-off":
      return "broke-off";
    case "fails":
      return "failed";
    case "undecided":
      return "undecided";
    default: {
      const isSeen = checks.every(
        ({ kind, claim }) => kind !== "sometimes" || run.seen.includes(claim),
      );
      return isSeen && run.idle.length === 0 ? "passed" : "unseen";
    }
  }
}

/** The figures that some of the runs have, in the order of the tables. */
export function figuresIn(runs: readonly ExploredRun[]): readonly string[] {
  return Object.keys(METRIC_WORDS).filter((name) =>
    runs.some(({ metrics }) => metrics[name] !== undefined),
  );
}

/** What one looks at first; most of these say how the callers fared. */
const FIRST = ["latencyMsP99", "answeredShare", "attemptsPerCall", "endedMs"];

/** The first that chance moves; "" where no run has a figure. */
export function figureFirst(runs: readonly ExploredRun[]): string {
  const known = figuresIn(runs);
  const moves = (name: string) =>
    new Set(runs.map(({ metrics }) => metrics[name])).size > 1;
  const moved = [...FIRST, ...known].find(
    (name) => known.includes(name) && moves(name),
  );
  return moved ?? known[0] ?? "";
}

/** Runs whose figure is at least `low` and less than `high`. */
export interface Bin {
  readonly low: number;
  /** The same as `low` where all of them have just this value. */
  readonly high: number;
  readonly runs: readonly ExploredRun[];
  readonly failedCount: number;
}

export interface Histogram {
  readonly bins: readonly Bin[];
  /** Runs that have no such figure, as none of their calls was answered. */
  readonly without: readonly ExploredRun[];
}

/** More columns than about this do not fit on a phone. */
const BINS = 7;
/** What is lost when a value is divided by the step. */
const ROUNDING = 1e-9;

/** Columns of one width, between round numbers. */
export function histogramOf(
  runs: readonly ExploredRun[],
  name: string,
): Histogram {
  const figureOf = ({ metrics }: ExploredRun) => metrics[name];
  const without = runs.filter((run) => figureOf(run) === undefined);
  const values = runs.flatMap((run) => figureOf(run) ?? []);
  if (values.length === 0) return { bins: [], without };
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const isWhole = values.every(Number.isInteger);
  const width = min === max ? 0 : tickStep(min, max, BINS);
  const step = isWhole ? Math.max(1, width) : width;
  const placeOf = (value: number) =>
    step === 0 ? 0 : Math.floor(value / step + ROUNDING);
  const first = placeOf(min);
  const sorted: ExploredRun[][] = Array.from(
    { length: placeOf(max) - first + 1 },
    () => [],
  );
  for (const run of runs) {
    const value = figureOf(run);
    if (value !== undefined) sorted[placeOf(value) - first]?.push(run);
  }
  const isPoint = step === 0 || (isWhole && step === 1);
  const bins = sorted.map((own, index) => {
    const low = step === 0 ? min : (first + index) * step;
    const high = isPoint ? low : (first + index + 1) * step;
    return { low, high, runs: own, failedCount: own.filter(isFailed).length };
  });
  return { bins, without };
}
