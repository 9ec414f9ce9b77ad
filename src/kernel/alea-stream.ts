/** How is one number drawn from a stream? */
import type { Random } from "../ports/random.ts";

const MULTIPLIER = 2_091_639;
const TWO_TO_32 = 0x1_0000_0000;
const TWO_TO_MINUS_32 = 2.3283064365386963e-10;
const TWO_TO_MINUS_53 = 1.1102230246251565e-16;

/** Where a stream begins: what seedrandom makes of a seed. */
interface AleaState {
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
  readonly c: number;
}

/**
 * Baagøe's Alea, seeded by seedrandom and drawn from here: the same numbers as
 * its `double()`. Its state is three fractions of 32 bits, kept here as whole
 * numbers, which lie in the object itself. A world of a thousand hosts has
 * thousands of streams, and looks for them in memory at each packet.
 */
export class AleaStream implements Random {
  #s0 = 0;
  #s1 = 0;
  #s2 = 0;
  #carry = 0;

  constructor({ s0, s1, s2, c }: AleaState) {
    this.#s0 = (s0 * TWO_TO_32) | 0;
    this.#s1 = (s1 * TWO_TO_32) | 0;
    this.#s2 = (s2 * TWO_TO_32) | 0;
    this.#carry = c;
  }

  /** 53 random bits: two steps of the generator, of 32 bits each. */
  next(): number {
    // Below 2^53, so all of this is exact.
    const upper = MULTIPLIER * (this.#s0 >>> 0) + this.#carry;
    const upperCarry = (upper * TWO_TO_MINUS_32) | 0;
    const lower = MULTIPLIER * (this.#s1 >>> 0) + upperCarry;
    const first = upper - upperCarry * TWO_TO_32;
    const lowerCarry = (lower * TWO_TO_MINUS_32) | 0;
    const second = lower - lowerCarry * TWO_TO_32;
    this.#s0 = this.#s2;
    this.#s1 = first | 0;
    this.#s2 = second | 0;
    this.#carry = lowerCarry;
    return first * TWO_TO_MINUS_32 + (second >>> 11) * TWO_TO_MINUS_53;
  }
}
