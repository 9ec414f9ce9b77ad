/** Are the rows of two runs the same rows? */
import { hexOf } from "./digest.ts";

/**
 * A 64-bit fingerprint of rows, in two 32-bit lanes that take a word each and
 * then mix, as in Austin Appleby's MurmurHash3_x86_128. Plain integer
 * arithmetic, so every engine gets the same value. Of two texts or numbers it
 * takes half the steps of `Digest`, from which streams of chance begin.
 */
export class RowDigest {
  #low = 0x9e3779b9 | 0;
  #high = 0x243f6a88;

  /** Mixes in two words, each of 32 bits. */
  pair(one: number, other: number): void {
    let low = Math.imul(one, 0xcc9e2d51);
    low = this.#low ^ Math.imul((low << 15) | (low >>> 17), 0x1b873593);
    low = ((low << 13) | (low >>> 19)) + this.#high;
    low = (Math.imul(low, 5) + 0xe6546b64) | 0;
    let high = Math.imul(other, 0x239b961b);
    high = this.#high ^ Math.imul((high << 16) | (high >>> 16), 0xab0e9789);
    high = ((high << 17) | (high >>> 15)) + low;
    this.#low = low;
    this.#high = (Math.imul(high, 5) + 0x561ccd1b) | 0;
  }

  /**
   * As `pair` twice, written out: the lanes stay in registers between them.
   * Positional: called for each row, and more than once.
   */
  pairs(one: number, other: number, third: number, fourth: number): void {
    let low = Math.imul(one, 0xcc9e2d51);
    low = this.#low ^ Math.imul((low << 15) | (low >>> 17), 0x1b873593);
    low = ((low << 13) | (low >>> 19)) + this.#high;
    low = (Math.imul(low, 5) + 0xe6546b64) | 0;
    let high = Math.imul(other, 0x239b961b);
    high = this.#high ^ Math.imul((high << 16) | (high >>> 16), 0xab0e9789);
    high = ((high << 17) | (high >>> 15)) + low;
    high = (Math.imul(high, 5) + 0x561ccd1b) | 0;
    let next = Math.imul(third, 0xcc9e2d51);
    low ^= Math.imul((next << 15) | (next >>> 17), 0x1b873593);
    low = ((low << 13) | (low >>> 19)) + high;
    low = (Math.imul(low, 5) + 0xe6546b64) | 0;
    next = Math.imul(fourth, 0x239b961b);
    high ^= Math.imul((next << 16) | (next >>> 16), 0xab0e9789);
    high = ((high << 17) | (high >>> 15)) + low;
    this.#low = low;
    this.#high = (Math.imul(high, 5) + 0x561ccd1b) | 0;
  }

  /** Mixes in a number: whole ones of 32 bits cheaply, others by their bits. */
  number(value: number): void {
    const whole = value | 0;
    if (whole === value && (whole !== 0 || 1 / value > 0)) {
      this.pair(whole, 1);
      return;
    }
    bits.setFloat64(0, Number.isNaN(value) ? Number.NaN : value);
    this.pair(0x7ff8_0001, 2);
    this.pair(bits.getInt32(0), bits.getInt32(4));
  }

  /** Mixes in bytes, eight at a time, with their length. */
  bytes(value: Uint8Array): void {
    const { length } = value;
    const whole = length & ~3;
    let index = 0;
    for (; index + 8 <= whole; index += 8) {
      this.pair(wordAt(value, index), wordAt(value, index + 4));
    }
    if (index < whole) this.pair(wordAt(value, index), 3);
    let rest = 0;
    for (index = whole; index < length; index += 1) {
      rest = (rest << 8) | value[index]!;
    }
    this.pair(rest, length);
  }

  /** Sixteen hexadecimal digits. Mixing may go on afterwards. */
  hex(): string {
    return hexOf(this.#low, this.#high);
  }
}

const bits = new DataView(new ArrayBuffer(8));

function wordAt(bytes: Uint8Array, at: number): number {
  return (
    bytes[at]! |
    (bytes[at + 1]! << 8) |
    (bytes[at + 2]! << 16) |
    (bytes[at + 3]! << 24)
  );
}
