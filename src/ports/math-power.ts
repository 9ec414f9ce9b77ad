/**
 * How do we compute a power that is the same on every engine?
 *
 * The steps of Sun's fdlibm (e_pow.c, 1993), which need only + - * / and the
 * square root of doubles and are exact by IEEE 754: the logarithm to base 2 in
 * two doubles, times y, then 2 to that power.
 */
import {
  highWord,
  scale,
  withHighWord,
  withoutLowWord,
} from "./float-words.ts";
import { remez } from "./math.ts";

/**
 * x^y, within 1 ulp. The special values are those of ECMAScript: NaN for
 * (+-1)^(+-Infinity) and for a fraction of a negative number.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  if (Math.abs(y) === Infinity) return infinitePower(size, y);
  if (y === 1) return x;
  if (y === 2) return x * x;
  const isNegative = x < 0 || Object.is(x, -0);
  const sign = isNegative && isOdd(y) ? -1 : 1;
  if (size === 0 || size === Infinity || size === 1) {
    if (x === -1 && Math.floor(y) !== y) return NaN;
    return sign * (y < 0 ? 1 / size : size);
  }
  if (isNegative && Math.floor(y) !== y) return NaN;
  if (y === -1) return 1 / x;
  if (y === 0.5) return Math.sqrt(x);
  return sign * powerOfPositive(size, y);
}

function infinitePower(size: number, y: number): number {
  if (size === 1) return NaN;
  return size > 1 === y > 0 ? Infinity : 0;
}

function isOdd(y: number): boolean {
  const half = y / 2;
  return Math.floor(y) === y && Math.floor(half) !== half;
}

/** A number in two doubles: `head` has 21 bits, `tail` what is below. */
interface Pair {
  readonly head: number;
  readonly tail: number;
}

const TWO_31 = 2147483648;
const TWO_64 = 18446744073709552000;

function powerOfPositive(x: number, y: number): number {
  if (Math.abs(y) > TWO_31) {
    const high = highWord(x);
    const isFar = Math.abs(y) > TWO_64;
    if (high < (isFar ? 0x3ff00000 : 0x3fefffff)) return y < 0 ? Infinity : 0;
    if (isFar || high > 0x3ff00000) return y > 0 ? Infinity : 0;
    return exponential(multiply(y, log2NearOne(x)));
  }
  return exponential(multiply(y, log2(x)));
}

/** y * (head + tail), with an exact leading product. */
function multiply(y: number, { head, tail }: Pair): Pair {
  const yHead = withoutLowWord(y);
  return { head: yHead * head, tail: (y - yHead) * head + y * tail };
}

const INVERSE_LN2 = 1.4426950408889634;
const INVERSE_LN2_HIGH = 1.4426950216293335;
const INVERSE_LN2_LOW = 1.9259629911266175e-8;

/** log2(x) for |x - 1| up to 2^-20: four terms of the series are enough. */
function log2NearOne(x: number): Pair {
  const t = x - 1;
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
  const u = INVERSE_LN2_HIGH * t;
  const v = t * INVERSE_LN2_LOW - w * INVERSE_LN2;
  const head = withoutLowWord(u + v);
  return { head, tail: v - (head - u) };
}

const TWO_53 = 9007199254740992;

// 2 / (3 ln 2), its head, and its tail.
const CP = 0.9617966939259756;
const CP_HIGH = 0.9617967009544373;
const CP_LOW = -7.028461650952758e-9;

// log2(1.5).
const LOG2_3_HALVES_HIGH = 0.5849624872207642;
const LOG2_3_HALVES_LOW = 1.350039202129749e-8;

/** log2(x) = n + log2(base) + log2(x / (2^n * base)), base 1 or 1.5. */
function log2(x: number): Pair {
  const isSubnormal = highWord(x) < 0x00100000;
  const normal = isSubnormal ? x * TWO_53 : x;
  const high = highWord(normal);
  const fraction = high & 0x000fffff;
  let n = (high >> 20) - 1023 - (isSubnormal ? 53 : 0);
  let reducedHigh = fraction | 0x3ff00000;
  const isBaseOne = fraction <= 0x3988e || fraction >= 0xbb67a;
  if (fraction >= 0xbb67a) {
    n += 1;
    reducedHigh -= 0x00100000;
  }
  const reduced = withHighWord(normal, reducedHigh);
  const p = logOfRatio(reduced, isBaseOne ? 1 : 1.5);
  const baseHigh = isBaseOne ? 0 : LOG2_3_HALVES_HIGH;
  const baseLow = isBaseOne ? 0 : LOG2_3_HALVES_LOW;
  const zHigh = CP_HIGH * p.head;
  const zLow = CP_LOW * p.head + p.tail * CP + baseLow;
  const head = withoutLowWord(zHigh + zLow + baseHigh + n);
  return { head, tail: zLow - (head - n - baseHigh - zHigh) };
}

const L_1 = 0.5999999999999946;
const L_2 = 0.4285714285785502;
const L_3 = 0.33333332981837743;
const L_4 = 0.272728123808534;
const L_5 = 0.23066074577556175;
const L_6 = 0.20697501780033842;

/** 3/2 * log(x / base) by the series in (x - base) / (x + base). */
function logOfRatio(x: number, base: 1 | 1.5): Pair {
  const u = x - base;
  const v = 1 / (x + base);
  const s = u * v;
  const sHead = withoutLowWord(s);
  // x + base, cut to its upper bits, and what the cut took away.
  const step = base === 1 ? 0x00080000 : 0x000c0000;
  const sum = withHighWord(0, ((highWord(x) >> 1) | 0x20000000) + step);
  const sumTail = x - (sum - base);
  const sTail = v * (u - sHead * sum - sHead * sumTail);
  const s2 = s * s;
  const series = L_3 + s2 * (L_4 + s2 * (L_5 + s2 * L_6));
  const r = s2 * s2 * (L_1 + s2 * (L_2 + s2 * series)) + sTail * (sHead + s);
  const square = sHead * sHead;
  const three = withoutLowWord(3 + square + r);
  const threeTail = r - (three - 3 - square);
  const product = sHead * three;
  const productTail = sTail * three + threeTail * s;
  const head = withoutLowWord(product + productTail);
  return { head, tail: productTail - (head - product) };
}

/** -(1024 - log2(the number where rounding reaches Infinity)). */
const OVERFLOW_TAIL = 8.008566259537294e-17;

const LN2 = 0.6931471805599453;
const LN2_HIGH = 0.6931471824645996;
const LN2_LOW = -1.904654299957768e-9;

/** 2^(head + tail). */
function exponential({ head, tail }: Pair): number {
  const sum = tail + head;
  if (sum > 1024) return Infinity;
  if (sum === 1024 && tail + OVERFLOW_TAIL > sum - head) return Infinity;
  if (sum < -1075) return 0;
  if (sum === -1075 && tail <= sum - head) return 0;
  const n = Math.abs(sum) > 0.5 ? Math.round(sum) : 0;
  const rest = head - n;
  const t = withoutLowWord(tail + rest);
  const u = t * LN2_HIGH;
  const v = (tail - (t - rest)) * LN2 + t * LN2_LOW;
  const z = u + v;
  const w = v - (z - u);
  const c = remez(z);
  const r = (z * c) / (c - 2) - (w + z * w);
  return scale(1 - (r - z), n);
}
