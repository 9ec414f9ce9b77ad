/** Which bits make up a double? */

// One cell for all: a DataView names its byte order, typed arrays do not.
const cell = new DataView(new ArrayBuffer(8));

/** Sign, exponent and the upper 20 bits of the fraction, as a signed word. */
export function highWord(x: number): number {
  cell.setFloat64(0, x);
  return cell.getInt32(0);
}

/** The double with another high word. */
export function withHighWord(x: number, high: number): number {
  cell.setFloat64(0, x);
  cell.setInt32(0, high);
  return cell.getFloat64(0);
}

/** The double cut to the upper 21 bits of its significand. */
export function withoutLowWord(x: number): number {
  cell.setFloat64(0, x);
  cell.setInt32(4, 0);
  return cell.getFloat64(0);
}

/** 2^exponent, exactly, for exponents of normal doubles: -1022 to 1023. */
function powerOfTwo(exponent: number): number {
  cell.setInt32(0, (1023 + exponent) << 20);
  cell.setInt32(4, 0);
  return cell.getFloat64(0);
}

/** x * 2^exponent, rounded once, for x near 1 and exponents -1080 to 1024. */
export function scale(x: number, exponent: number): number {
  if (exponent > 1023) return x * 2 * powerOfTwo(exponent - 1);
  if (exponent >= -1021) return x * powerOfTwo(exponent);
  // The first product is exact, so that a subnormal is rounded only once.
  return x * powerOfTwo(exponent + 1000) * powerOfTwo(-1000);
}
