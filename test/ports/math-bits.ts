/** Which bits does this engine compute? Runs on any, also without Node. */
import { exp, log } from "../../src/ports/math.ts";
import { pow } from "../../src/ports/math-power.ts";
import { cos, sin } from "../../src/ports/math-trig.ts";

const cell = new DataView(new ArrayBuffer(8));

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}

/** The sixteen hexadecimal digits of a double. */
export function bitsOf(x: number): string {
  // An engine is free to choose the bits of NaN; we are not.
  if (Number.isNaN(x)) return "7ff8000000000000";
  cell.setFloat64(0, x);
  return hex(cell.getInt32(0)) + hex(cell.getInt32(4));
}

const SPECIAL = [0, -0, 1, -1, 0.5, Infinity, -Infinity, NaN, 5e-324, 1e308];

/** Plain multiples of the golden ratio: spread well, and the same anywhere. */
function spread(count: number, from: number, to: number): number[] {
  const points: number[] = [];
  for (let n = 1; n <= count; n += 1) {
    const turns = n * 0.6180339887498949;
    points.push(from + (turns - Math.floor(turns)) * (to - from));
  }
  return points;
}

/** One line for each computed value: call, and the bits of its result. */
export function mathBits(): string[] {
  const lines: string[] = [];
  const add = (name: string, f: (x: number) => number, points: number[]) => {
    for (const x of points) lines.push(`${name} ${bitsOf(x)} ${bitsOf(f(x))}`);
  };
  add("log", log, [...SPECIAL, ...spread(60, 0, 4), ...spread(20, 0, 1e300)]);
  add("exp", exp, [...SPECIAL, ...spread(60, -3, 3), ...spread(40, -750, 712)]);
  const angles = [...spread(60, -10, 10), ...spread(40, -1.6e6, 1.6e6)];
  add("sin", sin, [...SPECIAL.slice(0, -1), ...angles]);
  add("cos", cos, [...SPECIAL.slice(0, -1), ...angles]);
  for (const y of [-2.5, -1, -0.3, 0.5, 2, 3, 7.25, 100.1]) {
    const raise = (x: number) => pow(x, y);
    add(`pow ${bitsOf(y)}`, raise, [...SPECIAL, ...spread(20, 0, 50)]);
  }
  return lines;
}
