/** Does the drawing of the law of scale keep to the law? */
import { expect, test } from "vitest";
import { throughputOf } from "../../src/check/usl.ts";
import { scalingOf } from "../../web/scene/scaling.ts";

const LAW = { one: 100, contention: 0.05, coherency: 0.002 };
const NS = [32, 1, 2, 16, 4, 8];
const measured = NS.map((n) => ({ n, throughput: throughputOf(LAW, n) }));

test("a law that holds is found, and foretells what it has not seen", () => {
  const scaling = scalingOf(measured, 16);
  expect(scaling?.law.contention).toBeCloseTo(0.05);
  expect(scaling?.law.coherency).toBeCloseTo(0.002);
  expect(scaling?.points.map(({ n }) => n)).toEqual([1, 2, 4, 8, 16, 32]);
  const last = scaling?.points.at(-1);
  expect(last?.isFitted).toBe(false);
  expect(last?.byLaw).toBeCloseTo(last?.x ?? 0);
  // The square root of 0.95 / 0.002.
  expect(scaling?.peak).toBeCloseTo(21.8, 1);
});

test("the curve runs from one server to the most, through the law", () => {
  const {
    curve = [],
    law,
    nMost = 0,
    xMost = 0,
  } = scalingOf(measured, 16) ?? {};
  expect(curve[0]?.[0]).toBe(1);
  expect(curve.at(-1)?.[0]).toBe(nMost);
  for (const [n, x] of curve) {
    expect(x).toBe(law && throughputOf(law, n));
    expect(x).toBeLessThanOrEqual(xMost);
  }
});

test("without one server, or with two points, there is no law to draw", () => {
  expect(scalingOf(measured, 2)).toBeUndefined();
  const more = measured.filter(({ n }) => n > 1);
  expect(scalingOf(more, 16)).toBeUndefined();
  const stuck = measured.map((one) => ({ ...one, throughput: 0 }));
  expect(scalingOf(stuck, 16)).toBeUndefined();
});
