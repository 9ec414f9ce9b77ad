/** How is one number drawn from a stream? */
import type { Random } from "../ports/random.ts";

const MULTIPLIER = 2_091_639;
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
 * its `double()`, with the state in one object. A world of a thousand hosts has
 * thousands of streams, and looks for them in memory at each packet.
 */
export class AleaStream implements Random {
  #s0: number;
  #s1: number;
  #s2: number;
  #carry: number;

  constructor({ s0, s1, s2, c }: AleaState) {
    this.#s0 = s0;
    this.#s1 = s1;
    this.#s2 = s2;
    this.#carry = c;
  }

  /** 53 random bits: two steps of the generator, of 32 bits each. */
  next(): number {
    const upper = MULTIPLIER * this.#s0 + this.#carry * TWO_TO_MINUS_32;
    const upperCarry = upper | 0;
    const lower = MULTIPLIER * this.#s1 + upperCarry * TWO_TO_MINUS_32;
    const lowerCarry = lower | 0;
    const first = upper - upperCarry;
    const second = lower - lowerCarry;
    this.#s0 = this.#s2;
    this.#s1 = first;
    this.#s2 = second;
    this.#carry = lowerCarry;
    return first + ((second * 0x200000) | 0) * TWO_TO_MINUS_53;
  }
}
