/** How does a trace keep the same word once? */
import { assert } from "../ports/assert.ts";
import { grown } from "./columns.ts";
import { Digest } from "./digest.ts";

/** More distinct texts than this means that texts are built from counters. */
const TEXTS_MAX = 1 << 20;

/** Texts by number, each with the fingerprint that stands for its content. */
export class TextTable {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  #lows = new Int32Array(256);
  #highs = new Int32Array(256);

  numberOf(text: string): number {
    return this.#numbers.get(text) ?? this.#add(text);
  }

  textOf(number: number): string {
    return this.#texts[number] ?? "";
  }

  /** Mixes in what the text says, not the number it happens to have. */
  mix(digest: Digest, number: number): void {
    digest.pair(this.#lows[number] ?? 0, this.#highs[number] ?? 0);
  }

  #add(text: string): number {
    const number = this.#texts.length;
    assert(number < TEXTS_MAX, "a trace holds a bounded number of texts");
    if (number === this.#lows.length) this.#grow();
    const digest = new Digest();
    digest.text(text);
    this.#texts.push(text);
    this.#numbers.set(text, number);
    this.#lows[number] = digest.low;
    this.#highs[number] = digest.high;
    return number;
  }

  #grow(): void {
    const length = this.#lows.length * 2;
    this.#lows = grown(this.#lows, new Int32Array(length));
    this.#highs = grown(this.#highs, new Int32Array(length));
  }
}
