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

/** How many numbers of a column the state of one stream takes. */
export const STATE_LENGTH = 4;

/**
 * Baagøe's Alea, seeded by seedrandom and drawn from here: the same numbers as
 * its `double()`, with the state side by side in a column. A world of a
 * thousand hosts has thousands of streams, and looks for them in memory at
 * each packet.
 */
export class AleaStream implements Random {
  readonly #states: Float64Array;
  readonly #at: number;

  /** Keeps its state in `states` from place `at` on. */
  constructor({ s0, s1, s2, c }: AleaState, states: Float64Array, at: number) {
    states.set([s0, s1, s2, c], at);
    this.#states = states;
    this.#at = at;
  }

  /** 53 random bits: two steps of the generator, of 32 bits each. */
  next(): number {
    const states = this.#states;
    const at = this.#at;
    const carry = states[at + 3]!;
    const upper = MULTIPLIER * states[at]! + carry * TWO_TO_MINUS_32;
    const upperCarry = upper | 0;
    const lower = MULTIPLIER * states[at + 1]! + upperCarry * TWO_TO_MINUS_32;
    const lowerCarry = lower | 0;
    const first = upper - upperCarry;
    const second = lower - lowerCarry;
    states[at] = states[at + 2]!;
    states[at + 1] = first;
    states[at + 2] = second;
    states[at + 3] = lowerCarry;
    return first + ((second * 0x200000) | 0) * TWO_TO_MINUS_53;
  }
}
