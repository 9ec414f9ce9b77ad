/**
 * How do we let theory judge the simulator?
 *
 * Each of the seeds 1..200 gives one independent estimate. By the central limit
 * theorem their mean is normal around the truth with the standard error s/√200,
 * so with 3.29 standard errors on both sides it misses the truth once in a
 * thousand. The seeds never change: a test that passes passes for ever.
 *
 * A law must not pass because the interval is wide. So the same interval must
 * refuse the law with an error of 5 % put into it, up and down.
 */
import { expect } from "vitest";

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);

/** Two-sided 99.9 % of the normal distribution. */
const STANDARD_ERRORS = 3.29;

/** Doubles are not exact, and virtual time is in whole nanoseconds. */
const ROUNDING = 1e-6;

export interface Estimate {
  readonly mean: number;
  /** Half of the width of the interval of confidence. */
  readonly halfWidth: number;
}

/** One estimate from each seed, and what they say together. */
export function overSeeds(estimateOf: (seed: number) => number): Estimate {
  return estimate(SEEDS.map(estimateOf));
}

export function estimate(samples: readonly number[]): Estimate {
  const mean = meanOf(samples);
  const error = Math.sqrt(varianceOf(samples) / samples.length);
  return { mean, halfWidth: STANDARD_ERRORS * error + ROUNDING * mean };
}

export function meanOf(samples: readonly number[]): number {
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
}

/** The unbiased estimate of the variance. */
export function varianceOf(samples: readonly number[]): number {
  const mean = meanOf(samples);
  const squares = samples.map((sample) => (sample - mean) ** 2);
  return (meanOf(squares) * samples.length) / (samples.length - 1);
}

export function agrees({ mean, halfWidth }: Estimate, theory: number): boolean {
  return Math.abs(mean - theory) <= halfWidth;
}

/** The law holds, and 5 % more or less of it does not. */
export function expectLaw(found: Estimate, theory: number): void {
  const says = (law: number) => ({ ...found, law, agrees: agrees(found, law) });
  expect(says(theory)).toEqual({ ...found, law: theory, agrees: true });
  for (const wrong of [theory * 1.05, theory * 0.95]) {
    expect(says(wrong)).toEqual({ ...found, law: wrong, agrees: false });
  }
}
