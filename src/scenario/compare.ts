/** What differs between two configurations over the same seeds? */
import type { Row, Trace } from "../kernel/trace.ts";
import { rowText } from "../kernel/trace-text.ts";
import { isFailed } from "./exploration.ts";
import type { ExploredRun } from "./explore.ts";
import { METRIC_WORDS } from "./run-metrics.ts";
import { type Summary, summarize } from "./statistics.ts";

/** One figure on both sides, and what the second has more, seed by seed. */
export interface MetricDifference {
  readonly name: string;
  readonly a: Summary;
  readonly b: Summary;
  readonly difference: Summary;
}

/**
 * Pairs runs of one seed: what both sides have in common, such as the moments
 * of calls, is not in their difference, so that few seeds tell much.
 */
export function differencesOf(
  a: readonly ExploredRun[],
  b: readonly ExploredRun[],
): readonly MetricDifference[] {
  const others = new Map(b.map((run) => [run.seed, run]));
  return Object.keys({ ...METRIC_WORDS, [FAILED_SHARE]: "" }).flatMap(
    (name) => {
      const pairs = a.flatMap((run) => {
        const one = figureOf(run, name);
        const other = figureOf(others.get(run.seed), name);
        return one === undefined || other === undefined ? [] : [{ one, other }];
      });
      const ofA = summarize(pairs.map(({ one }) => one));
      const ofB = summarize(pairs.map(({ other }) => other));
      const difference = summarize(pairs.map(({ one, other }) => other - one));
      if (!ofA || !ofB || !difference) return [];
      return [{ name, a: ofA, b: ofB, difference }];
    },
  );
}

/** Of the runs: whether a check failed. */
export const FAILED_SHARE = "failedShare";

function figureOf(
  run: ExploredRun | undefined,
  name: string,
): number | undefined {
  if (run === undefined) return undefined;
  if (name !== FAILED_SHARE) return run.metrics[name];
  return isFailed(run) ? 1 : 0;
}

/** The first row in which two runs part; undefined where one has ended. */
export interface Divergence {
  readonly row: number;
  readonly a: Row | undefined;
  readonly b: Row | undefined;
}

/** Where two runs of one seed part; undefined when they are the same. */
export function firstDivergence(a: Trace, b: Trace): Divergence | undefined {
  const count = Math.max(a.length, b.length);
  for (let index = 0; index < count; index += 1) {
    const one = index < a.length ? a.row(index) : undefined;
    const other = index < b.length ? b.row(index) : undefined;
    if (one !== undefined && other !== undefined) {
      if (rowText(one) === rowText(other)) continue;
    }
    return { row: index, a: one, b: other };
  }
  return undefined;
}
