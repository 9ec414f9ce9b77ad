/**
 * How do we compute a logarithm that is the same on every engine?
 *
 * ECMAScript leaves the last bits of `Math.log`, `exp`, `pow`, `sin` and `cos`
 * to the engine, and engines differ. These follow the steps of Sun's fdlibm
 * (e_log.c, e_exp.c, 1993), which need only + - * / on doubles and are exact by
 * IEEE 754. `pow` is in `math-power.ts`, `sin` and `cos` in `math-trig.ts`.
 */
import { highWord, scale, withHighWord } from "./float-words.ts";

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const TWO_54 = 18014398509481984;

/**
 * The natural logarithm, within 1 ulp. -Infinity at 0, NaN below.
 * Source: fdlibm, e_log.c.
 */
export function log(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return Infinity;
  let exponent = 0;
  let normal = x;
  if (highWord(x) < 0x00100000) {
    exponent = -54;
    normal = x * TWO_54;
  }
  const high = highWord(normal);
  const fraction = high & 0x000fffff;
  // Above sqrt(2) halve, so that what remains is in [sqrt(2)/2, sqrt(2)].
  const isHalved = (fraction + 0x95f64) & 0x100000;
  exponent += (high >> 20) - 1023 + (isHalved >> 20);
  const f = withHighWord(normal, fraction | (isHalved ^ 0x3ff00000)) - 1;
  if ((0x000fffff & (2 + fraction)) < 3) return logNearOne(f, exponent);
  return logOfFraction({ f, fraction, exponent });
}

/** log(2^k * (1 + f)) for |f| below 2^-20. */
function logNearOne(f: number, k: number): number {
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
  const r = f * f * (0.5 - 0.3333333333333333 * f);
  if (k === 0) return f - r;
  return k * LN2_HIGH - (r - k * LN2_LOW - f);
}

const LG_1 = 0.6666666666666735;
const LG_2 = 0.3999999999940942;
const LG_3 = 0.2857142874366239;
const LG_4 = 0.22222198432149784;
const LG_5 = 0.1818357216161805;
const LG_6 = 0.15313837699209373;
const LG_7 = 0.14798198605116586;

interface Reduced {
  readonly f: number;
  readonly fraction: number;
  readonly exponent: number;
}

/** log(2^k * (1 + f)) by the series of log(1 + f) in s = f / (2 + f). */
function logOfFraction({ f, fraction, exponent: k }: Reduced): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (LG_2 + w * (LG_4 + w * LG_6));
  const odd = z * (LG_1 + w * (LG_3 + w * (LG_5 + w * LG_7)));
  const r = odd + even;
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    if (k === 0) return f - (half - s * (half + r));
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  if (k === 0) return f - s * (f - r);
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** Above it e^x is more than the largest double. */
const EXP_MAX = 709.782712893384;

/** Below it e^x is less than half of the smallest double. */
const EXP_MIN = -745.1332191019411;

const INVERSE_LN2 = 1.4426950408889634;
const HALF_LN2 = 0.34657359027997264;
const TWO_MINUS_28 = 3.725290298461914e-9;

/**
 * e^x, within 1 ulp. Infinity above 709.78, 0 below -745.13.
 * Source: fdlibm, e_exp.c.
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > EXP_MAX) return Infinity;
  if (x < EXP_MIN) return 0;
  const size = Math.abs(x);
  if (size < TWO_MINUS_28) return 1 + x;
  if (size <= HALF_LN2) {
    const c = remez(x);
    return 1 - ((x * c) / (c - 2) - x);
  }
  const k = Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const c = remez(r);
  return scale(1 - (low - (r * c) / (2 - c) - high), k);
}

const P_1 = 0.16666666666666602;
const P_2 = -0.0027777777777015593;
const P_3 = 0.00006613756321437934;
const P_4 = -0.0000016533902205465252;
const P_5 = 4.1381367970572385e-8;

/**
 * r - r^2 * (P1 + r^2 * (...)), the core of e^r for |r| up to ln(2) / 2.
 * `pow` ends in the same step.
 */
export function remez(r: number): number {
  const t = r * r;
  return r - t * (P_1 + t * (P_2 + t * (P_3 + t * (P_4 + t * P_5))));
}
