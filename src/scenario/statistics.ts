/** How sure can one be of a figure that comes from so many runs? */

/** Where the true value lies, with 95 % confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Summary {
  readonly count: number;
  readonly mean: number;
  /** Of the mean. */
  readonly interval: Interval;
  readonly min: number;
  readonly median: number;
  readonly p99: number;
  readonly max: number;
}

/** Of the normal distribution, two-sided, 95 %. */
const Z = 1.959964;

/**
 * Student's t, two-sided, 95 %, by degrees of freedom from 1. From 31 on the
 * normal distribution is near enough.
 */
const T = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201,
  2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074,
  2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/**
 * The interval of a proportion; honest for few runs and for none that failed.
 * Source: Wilson, "Probable Inference" (1927), the score interval.
 */
export function wilson(hits: number, count: number): Interval {
  if (count === 0) return { low: 0, high: 1 };
  const share = hits / count;
  const zz = Z * Z;
  const middle = (share + zz / (2 * count)) / (1 + zz / count);
  const spread = share * (1 - share) + zz / (4 * count);
  const half = (Z / (1 + zz / count)) * Math.sqrt(spread / count);
  // Where nothing or everything hit, the sum is 0 or 1 but for rounding.
  const low = hits === 0 ? 0 : Math.max(0, middle - half);
  const high = hits === count ? 1 : Math.min(1, middle + half);
  return { low, high };
}

/** Mean, interval and spread of values, one a run; undefined for none. */
export function summarize(values: readonly number[]): Summary | undefined {
  const count = values.length;
  if (count === 0) return undefined;
  const sorted = [...values].sort((one, other) => one - other);
  let sum = 0;
  for (const value of sorted) sum += value;
  const mean = sum / count;
  let squares = 0;
  for (const value of sorted) squares += (value - mean) * (value - mean);
  const deviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  const half = ((T[count - 2] ?? Z) * deviation) / Math.sqrt(count);
  return {
    count,
    mean,
    interval: { low: mean - half, high: mean + half },
    min: sorted[0] as number,
    median: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    max: sorted[count - 1] as number,
  };
}

/** The nearest rank: a value that occurred. `sorted` is not empty. */
export function quantile(sorted: readonly number[], share: number): number {
  const rank = Math.ceil(share * sorted.length);
  return sorted[Math.max(0, rank - 1)] as number;
}

/** Enough digits to compare, and no more. */
export function figure(exact: number): string {
  // The last bits of a mean are no news.
  const value = Math.round(exact * 1e9) / 1e9;
  const size = Math.abs(value);
  if (Number.isInteger(value)) return String(value);
  if (size >= 100) return value.toFixed(1);
  return value.toFixed(size >= 10 ? 2 : 3);
}
