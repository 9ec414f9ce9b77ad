/** Do the intervals cover what they say? */
import { describe, expect, test } from "vitest";
import { quantile, summarize, wilson } from "../../src/scenario/statistics.ts";

describe("the interval of a proportion", () => {
  test("is that of Wilson's paper", () => {
    // Computed with R: prop.test(8, 10, correct = FALSE).
    const { low, high } = wilson(8, 10);
    expect(low).toBeCloseTo(0.4901625, 6);
    expect(high).toBeCloseTo(0.9433178, 6);
  });

  test("is not empty when nothing or everything hit", () => {
    expect(wilson(0, 1000).low).toBe(0);
    expect(wilson(0, 1000).high).toBeCloseTo(0.003827, 5);
    expect(wilson(7, 7).high).toBe(1);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe("the summary of values", () => {
  test("has Student's interval for few, and names values that occurred", () => {
    const { mean, interval, median, p99 } = summarize([4, 1, 2, 3, 5]) ?? {};
    expect(mean).toBe(3);
    // 2.776 times the deviation 1.5811 by the root of 5.
    expect(interval?.high).toBeCloseTo(4.9629, 3);
    expect(median).toBe(3);
    expect(p99).toBe(5);
  });

  test("of nothing is nothing, of one it is that one", () => {
    expect(summarize([])).toBe(undefined);
    expect(summarize([7])?.interval).toEqual({ low: 7, high: 7 });
  });

  test("takes the nearest rank", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2);
    expect(quantile([1, 2, 3, 4], 0)).toBe(1);
  });
});
