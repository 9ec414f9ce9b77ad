/** Is our arithmetic right, and the same everywhere? */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp, log } from "../../src/ports/math.ts";
import { pow } from "../../src/ports/math-power.ts";
import { ANGLE_MAX, cos, sin } from "../../src/ports/math-trig.ts";
import { bitsOf, mathBits } from "./math-bits.ts";

const RUNS = { numRuns: 20_000 };

/** The place of a double in the order of all doubles. */
function place(x: number): bigint {
  const bits = BigInt(`0x${bitsOf(x)}`);
  const sign = 1n << 63n;
  return bits >= sign ? sign - bits : bits;
}

/** How many doubles lie between the two. */
function ulpsApart(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) {
    return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  }
  const distance = place(a) - place(b);
  return Number(distance < 0n ? -distance : distance);
}

const within = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true });

describe("within 1 ulp of what the engine computes", () => {
  test("the logarithm of any double", () => {
    const check = (x: number) => ulpsApart(log(x), Math.log(x)) <= 1;
    fc.assert(fc.property(fc.double(), check), RUNS);
    fc.assert(fc.property(within(0, 4), check), RUNS);
    fc.assert(fc.property(within(0, 1e-307), check), RUNS);
  });

  test("the exponential of any double", () => {
    const check = (x: number) => ulpsApart(exp(x), Math.exp(x)) <= 1;
    fc.assert(fc.property(fc.double(), check), RUNS);
    fc.assert(fc.property(within(-750, 720), check), RUNS);
    fc.assert(fc.property(within(-746, -708), check), RUNS);
  });

  test("sine and cosine of any angle up to ANGLE_MAX", () => {
    const check = (x: number) =>
      ulpsApart(sin(x), Math.sin(x)) <= 1 &&
      ulpsApart(cos(x), Math.cos(x)) <= 1;
    fc.assert(fc.property(within(-ANGLE_MAX, ANGLE_MAX), check), RUNS);
    fc.assert(fc.property(within(-10, 10), check), RUNS);
    const quarters = fc.integer({ min: -(2 ** 20) + 1, max: 2 ** 20 - 1 });
    const nearAxis = quarters.map((n) => (n * Math.PI) / 2);
    fc.assert(fc.property(nearAxis, check), RUNS);
  });

  test("any power", () => {
    const check = (x: number, y: number) =>
      ulpsApart(pow(x, y), Math.pow(x, y)) <= 1;
    fc.assert(fc.property(fc.double(), fc.double(), check), RUNS);
    fc.assert(fc.property(within(0, 10), within(-300, 300), check), RUNS);
    const whole = fc.integer({ min: -300, max: 300 });
    fc.assert(fc.property(within(-10, 10), whole, check), RUNS);
    const nearOne = within(1 - 1e-8, 1 + 1e-8);
    fc.assert(fc.property(nearOne, within(-1e10, 1e10), check), RUNS);
    fc.assert(fc.property(fc.constant(2), within(-1076, 1025), check), RUNS);
  });
});

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  2,
  -2,
  0.5,
  -0.5,
  3,
  -3,
  1.5,
  -1.5,
  Infinity,
  -Infinity,
  NaN,
  5e-324,
  -5e-324,
  1e-310,
  2 ** -1022,
  1e300,
  -1e300,
  2 ** 53 + 2,
  -(2 ** 53),
  2 ** 31 + 2,
  2 ** 65,
  -(2 ** 65),
  1 - 2 ** -53,
  1 + 2 ** -52,
  2 ** -53 - 1,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
];

/** Equal within 1 ulp; a zero has the right sign. */
function isSame(ours: number, theirs: number): boolean {
  if (theirs === 0 || ours === 0) return Object.is(ours, theirs);
  return ulpsApart(ours, theirs) <= 1;
}

describe("special values are those of ECMAScript", () => {
  test.each(SPECIAL)("at %d", (x) => {
    expect(log(x)).toSatisfy((value: number) => isSame(value, Math.log(x)));
    expect(exp(x)).toSatisfy((value: number) => isSame(value, Math.exp(x)));
    for (const y of SPECIAL) {
      const theirs = Math.pow(x, y);
      const message = `pow(${x}, ${y}) is ${theirs}`;
      expect(isSame(pow(x, y), theirs), message).toBe(true);
    }
    if (Number.isFinite(x) && Math.abs(x) > ANGLE_MAX) return;
    expect(sin(x)).toSatisfy((value: number) => isSame(value, Math.sin(x)));
    expect(cos(x)).toSatisfy((value: number) => isSame(value, Math.cos(x)));
  });
});

test("an angle beyond ANGLE_MAX is refused, not answered wrongly", () => {
  expect(() => sin(ANGLE_MAX * 2)).toThrow("an angle is at most 2^20 * pi / 2");
  expect(() => cos(-ANGLE_MAX * 2)).toThrow("reduce it");
});

test("the bits are those of the golden table, as on every engine", () => {
  // To renew it on purpose: print mathBits() and read the difference.
  const golden = new URL("./golden/math-bits.txt", import.meta.url);
  expect(`${mathBits().join("\n")}\n`).toBe(readFileSync(golden, "utf8"));
});
