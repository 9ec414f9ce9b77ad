/** Does the fitted law find the costs that made the measurements? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fitLaw,
  peakOf,
  type ScalabilityLaw,
  throughputOf,
} from "../../src/check/usl.ts";

const COUNTS = [1, 2, 4, 8, 16];

function measure(law: ScalabilityLaw) {
  return COUNTS.map((n) => ({ n, throughput: throughputOf(law, n) }));
}

describe("the universal scalability law", () => {
  test("is found again from what it foretold", () => {
    const cost = fc.double({ min: 0, max: 0.2, noNaN: true });
    const one = fc.double({ min: 1, max: 1_000, noNaN: true });
    const laws = fc.record({ one, contention: cost, coherency: cost });
    fc.assert(
      fc.property(laws, (law) => {
        const found = fitLaw(measure(law));
        expect(found.contention).toBeCloseTo(law.contention, 6);
        expect(found.coherency).toBeCloseTo(law.coherency, 6);
      }),
    );
  });

  test("grows up to its peak, and falls after it", () => {
    const law = { one: 100, contention: 0.02, coherency: 0.001 };
    const peak = peakOf(law) ?? Number.NaN;
    expect(peak).toBeCloseTo(31.305, 3);
    const top = throughputOf(law, peak);
    expect(throughputOf(law, peak - 1)).toBeLessThan(top);
    expect(throughputOf(law, peak + 1)).toBeLessThan(top);
  });

  test("has no peak where nobody must agree with anybody", () => {
    expect(peakOf({ one: 1, contention: 0.1, coherency: 0 })).toBe(undefined);
  });

  test("has no cost below zero", () => {
    const better = COUNTS.map((n) => ({ n, throughput: n * (1 + n / 100) }));
    const law = fitLaw(better);
    expect(law.contention).toBe(0);
    expect(law.coherency).toBe(0);
    const late = [
      { n: 1, throughput: 100 },
      { n: 2, throughput: 200 },
      { n: 16, throughput: 800 },
    ];
    expect(fitLaw(late).contention).toBe(0);
    expect(fitLaw(late).coherency).toBeGreaterThan(0);
  });

  test("asks for measurements that can tell", () => {
    const few = [{ n: 1, throughput: 5 }];
    expect(() => fitLaw(few)).toThrow("measure one server");
    expect(() => fitLaw(COUNTS.map((n) => ({ n, throughput: 0 })))).toThrow();
  });
});
