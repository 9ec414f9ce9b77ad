/**
 * How do we compute a sine that is the same on every engine?
 *
 * The steps of Sun's fdlibm (k_sin.c, k_cos.c, e_rem_pio2.c, 1993), which need
 * only + - * / on doubles and are exact by IEEE 754.
 */
import { assert } from "./assert.ts";
import { highWord, withHighWord, withoutLowWord } from "./float-words.ts";

/** 2^20 * pi / 2: up to here the reduction below keeps every bit. */
export const ANGLE_MAX = 1647099.3291652855;

/**
 * The sine of an angle in radians, within 1 ulp. NaN for NaN and infinities;
 * asserts that a finite angle is at most ANGLE_MAX in size.
 */
export function sin(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  const { quadrant, rest, tail } = reduce(x);
  if (quadrant === 0) return sinNearZero(rest, tail);
  if (quadrant === 1) return cosNearZero(rest, tail);
  if (quadrant === 2) return -sinNearZero(rest, tail);
  return -cosNearZero(rest, tail);
}

/** The cosine of an angle in radians; the same bounds as `sin`. */
export function cos(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  const { quadrant, rest, tail } = reduce(x);
  if (quadrant === 0) return cosNearZero(rest, tail);
  if (quadrant === 1) return -sinNearZero(rest, tail);
  if (quadrant === 2) return -cosNearZero(rest, tail);
  return sinNearZero(rest, tail);
}

const QUARTER_TURN = 0.7853981633974483;
const INVERSE_HALF_PI = 0.6366197723675814;

// pi / 2 in three pieces of 33 bits, each with the rest of pi / 2 after it.
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_1_TAIL = 6.077100506506192e-11;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_2_TAIL = 2.0222662487959506e-21;
const HALF_PI_3 = 2.0222662487111665e-21;
const HALF_PI_3_TAIL = 8.4784276603689e-32;

interface Angle {
  /** How many quarters of the circle were taken off, modulo 4. */
  readonly quadrant: number;
  /** What remains, at most pi / 4 in size … */
  readonly rest: number;
  /** … and the bits below the last of `rest`. */
  readonly tail: number;
}

/** x - n * pi / 2 in twice the precision. Source: fdlibm, e_rem_pio2.c. */
function reduce(x: number): Angle {
  const size = Math.abs(x);
  if (size <= QUARTER_TURN) return { quadrant: 0, rest: x, tail: 0 };
  assert(size <= ANGLE_MAX, "an angle is at most 2^20 * pi / 2; reduce it");
  const n = Math.floor(size * INVERSE_HALF_PI + 0.5);
  let r = size - n * HALF_PI_1;
  let w = n * HALF_PI_1_TAIL;
  let rest = r - w;
  if (bitsLost(size, rest) > 16) {
    const before = r;
    w = n * HALF_PI_2;
    r = before - w;
    w = n * HALF_PI_2_TAIL - (before - r - w);
    rest = r - w;
  }
  if (bitsLost(size, rest) > 49) {
    const before = r;
    w = n * HALF_PI_3;
    r = before - w;
    w = n * HALF_PI_3_TAIL - (before - r - w);
    rest = r - w;
  }
  const tail = r - rest - w;
  if (x > 0) return { quadrant: n & 3, rest, tail };
  return { quadrant: -n & 3, rest: -rest, tail: -tail };
}

/** How many leading bits cancelled when `rest` was left of `size`. */
function bitsLost(size: number, rest: number): number {
  return (highWord(size) >> 20) - ((highWord(rest) >> 20) & 0x7ff);
}

const S_1 = -0.16666666666666632;
const S_2 = 0.00833333333332249;
const S_3 = -0.0001984126982985795;
const S_4 = 0.0000027557313707070068;
const S_5 = -2.5050760253406863e-8;
const S_6 = 1.58969099521155e-10;

const TWO_MINUS_27 = 7.450580596923828e-9;

/** sin(x + tail) for |x| up to pi / 4. Source: fdlibm, k_sin.c. */
function sinNearZero(x: number, tail: number): number {
  if (Math.abs(x) < TWO_MINUS_27) return x;
  const z = x * x;
  const v = z * x;
  const r = S_2 + z * (S_3 + z * (S_4 + z * (S_5 + z * S_6)));
  if (tail === 0) return x + v * (S_1 + z * r);
  return x - (z * (0.5 * tail - v * r) - tail - v * S_1);
}

const C_1 = 0.0416666666666666;
const C_2 = -0.001388888888887411;
const C_3 = 0.00002480158728947673;
const C_4 = -2.7557314351390663e-7;
const C_5 = 2.087572321298175e-9;
const C_6 = -1.1359647557788195e-11;

/** cos(x + tail) for |x| up to pi / 4. Source: fdlibm, k_cos.c. */
function cosNearZero(x: number, tail: number): number {
  const size = Math.abs(x);
  if (size < TWO_MINUS_27) return 1;
  const z = x * x;
  const series = C_4 + z * (C_5 + z * C_6);
  const r = z * (C_1 + z * (C_2 + z * (C_3 + z * series)));
  if (size < 0.3) return 1 - (0.5 * z - (z * r - x * tail));
  // About x / 4, with few bits, so that 1 - quarter is exact.
  const quarter =
    size > 0.78125
      ? 0.28125
      : withoutLowWord(withHighWord(size, highWord(size) - 0x00200000));
  return 1 - quarter - (0.5 * z - quarter - (z * r - x * tail));
}
