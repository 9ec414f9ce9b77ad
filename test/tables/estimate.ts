/** How sure is a table of a mean? */
import { summarize } from "../../src/scenario/statistics.ts";

/** A mean over seeds, and half the width of its 95 % interval. */
export interface Estimate {
  readonly mean: number;
  readonly plusMinus: number;
}

/** Throws where there is no seed. */
export function estimateOf(values: readonly number[]): Estimate {
  const summary = summarize(values);
  if (summary === undefined) throw new Error("give at least one seed");
  const { mean, interval } = summary;
  return { mean, plusMinus: (interval.high - interval.low) / 2 };
}
