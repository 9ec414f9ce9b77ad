/** How does one seed become many independent streams of chance? */
import alea from "seedrandom/lib/alea.js";
import { assert } from "../ports/assert.ts";
import type { Random } from "../ports/random.ts";
import { AleaStream } from "./alea-stream.ts";
import { Digest } from "./digest.ts";

/** The largest seed: seeds are written in decimal and must stay exact. */
export const SEED_MAX = Number.MAX_SAFE_INTEGER;

/** More named streams than this means that names are built from counters. */
const STREAMS_MAX = 1 << 20;

/**
 * Named streams, one per purpose ("link/a>b/latency"). Each starts from a
 * 64-bit hash of seed and name, so that a draw from one moves no other, and
 * neighbouring seeds or names share nothing. The generator is Baagøe's Alea,
 * which needs no arithmetic that engines disagree on.
 */
export class RandomStreams {
  readonly #seed: number;
  readonly #streams = new Map<string, Random>();

  constructor(seed: number) {
    assert(
      Number.isInteger(seed) && seed >= 0 && seed <= SEED_MAX,
      "a seed is a whole number from 0 to 2^53-1",
    );
    this.#seed = seed;
  }

  /** The stream of that name; the same one each time. */
  stream(name: string): Random {
    const known = this.#streams.get(name);
    if (known !== undefined) return known;
    assert(this.#streams.size < STREAMS_MAX, "streams are named by purpose");
    const stream = this.#newStream(name);
    this.#streams.set(name, stream);
    return stream;
  }

  #newStream(name: string): Random {
    const digest = new Digest();
    digest.number(this.#seed);
    digest.text(name);
    return new AleaStream(alea(digest.hex(), { state: true }).state());
  }
}
