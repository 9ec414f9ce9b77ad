/** Do latency models have the mean and the variance of their name? */
import { describe, expect, test } from "vitest";
import { RandomStreams } from "../../src/kernel/random-streams.ts";
import { type LatencyModel, sampleLatency } from "../../src/net/latency.ts";
import { toMs } from "../../src/ports/time.ts";
import { expectLaw, meanOf, overSeeds, varianceOf } from "./estimate.ts";

const DRAWS = 2000;

function delaysMs(model: LatencyModel, seed: number): readonly number[] {
  const random = new RandomStreams(seed).stream("link/a>b/latency");
  return Array.from({ length: DRAWS }, () =>
    toMs(sampleLatency(model, random)),
  );
}

const RANDOM_MODELS: readonly {
  readonly model: LatencyModel;
  readonly mean: number;
  readonly variance: number;
}[] = [
  {
    model: { kind: "uniform", delayMsMin: 10, delayMsMax: 40 },
    mean: 25,
    variance: 30 ** 2 / 12,
  },
  {
    // Zero is five deviations away: the cut tail does not count.
    model: { kind: "normal", delayMsMean: 50, deviationMs: 10 },
    mean: 50,
    variance: 100,
  },
  {
    model: { kind: "exponential", delayMsMean: 20 },
    mean: 20,
    variance: 400,
  },
];

describe.each(RANDOM_MODELS)("$model.kind", ({ model, mean, variance }) => {
  test("has the mean that it names", () => {
    expectLaw(
      overSeeds((seed) => meanOf(delaysMs(model, seed))),
      mean,
    );
  });

  test("has the variance of its distribution", () => {
    const found = overSeeds((seed) => varianceOf(delaysMs(model, seed)));
    expectLaw(found, variance);
  });
});

test("constant is constant", () => {
  const delays = delaysMs({ kind: "constant", delayMs: 12.5 }, 1);
  expect(new Set(delays)).toEqual(new Set([12.5]));
});

test("normal takes two draws whatever they are, and is never negative", () => {
  const model = { kind: "normal", delayMsMean: 1, deviationMs: 10 } as const;
  let count = 0;
  const stream = new RandomStreams(1).stream("x");
  const random = {
    next: () => {
      count += 1;
      return stream.next();
    },
  };
  for (let n = 1; n <= 1000; n += 1) {
    expect(sampleLatency(model, random)).toBeGreaterThanOrEqual(0);
    expect(count).toBe(2 * n);
  }
});
