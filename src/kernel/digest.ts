/** Are two runs the same run? */

/**
 * A 64-bit fingerprint in two 32-bit lanes, each in the manner of Austin
 * Appleby's MurmurHash3 with its own constants. Plain integer arithmetic, so
 * every engine gets the same value. It finds differences; it is no defence
 * against somebody who looks for collisions.
 */
export class Digest {
  #low: number;
  #high: number;

  constructor(low = 0x9e3779b9, high = 0x243f6a88) {
    this.#low = low | 0;
    this.#high = high | 0;
  }

  get low(): number {
    return this.#low;
  }

  get high(): number {
    return this.#high;
  }

  /** Mixes in 32 bits. */
  word(word: number): void {
    let low = Math.imul(word, 0xcc9e2d51 | 0);
    low = Math.imul((low << 15) | (low >>> 17), 0x1b873593);
    low ^= this.#low;
    this.#low = (Math.imul((low << 13) | (low >>> 19), 5) + 0xe6546b64) | 0;
    let high = Math.imul(word, 0x239b961b);
    high = Math.imul((high << 16) | (high >>> 16), 0xab0e9789 | 0);
    high ^= this.#high;
    this.#high = (Math.imul((high << 17) | (high >>> 15), 5) + 0x561ccd1b) | 0;
  }

  /** Mixes in a number: whole ones of 32 bits cheaply, others by their bits. */
  number(value: number): void {
    const whole = value | 0;
    if (whole === value && (whole !== 0 || 1 / value > 0)) {
      this.word(whole);
      return;
    }
    bits.setFloat64(0, Number.isNaN(value) ? Number.NaN : value);
    this.word(0x7ff8_0001);
    this.word(bits.getInt32(0));
    this.word(bits.getInt32(4));
  }

  /** Mixes in a text by its UTF-16 code units, with its length. */
  text(value: string): void {
    this.word(value.length);
    for (let index = 0; index < value.length; index += 1) {
      this.word(value.charCodeAt(index));
    }
  }

  /** Mixes in bytes, four at a time, with their length. */
  bytes(value: Uint8Array): void {
    const length = value.length;
    this.word(length);
    const whole = length - (length % 4);
    let index = 0;
    for (; index < whole; index += 4) {
      this.word(
        (value[index] ?? 0) |
          ((value[index + 1] ?? 0) << 8) |
          ((value[index + 2] ?? 0) << 16) |
          ((value[index + 3] ?? 0) << 24),
      );
    }
    let rest = 0;
    for (; index < length; index += 1) rest = (rest << 8) | (value[index] ?? 0);
    if (length % 4 !== 0) this.word(rest);
  }

  /** Sixteen hexadecimal digits. Mixing may go on afterwards. */
  hex(): string {
    return hexOf(this.#low, this.#high);
  }
}

/** Both lanes in hexadecimal digits, with every bit spread over its lane. */
export function hexOf(low: number, high: number): string {
  return hexWord(finish(high)) + hexWord(finish(low));
}

const bits = new DataView(new ArrayBuffer(8));

/** Spreads every bit over the word (MurmurHash3's fmix32). */
function finish(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b | 0);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35 | 0);
  return mixed ^ (mixed >>> 16);
}

function hexWord(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
