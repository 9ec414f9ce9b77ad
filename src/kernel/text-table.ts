/** How does a trace keep the same word once? */
import { assert } from "../ports/assert.ts";
import { grown } from "./columns.ts";
import { Digest } from "./digest.ts";

/** More distinct texts than this means that texts are built from counters. */
const TEXTS_MAX = 1 << 20;

/** Places in the cache, a power of two. */
const RECENT = 256;

/** Something that is named in row after row. */
export interface Named {
  readonly name: string;
  /** The number of the name among the texts of its trace; -1 before. */
  nameText: number;
}

/** Texts by number, each with the fingerprint that stands for its content. */
export class TextTable {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  /** Two words of each text, side by side: they are read together. */
  #prints = new Int32Array(512);

  /** Texts come again soon, and as the same object: cheaper than the map. */
  readonly #recentTexts: string[] = new Array(RECENT).fill("");
  readonly #recentNumbers = new Int32Array(RECENT).fill(this.#add(""));

  numberOf(text: string): number {
    const { length } = text;
    const place = (length * 7 + text.charCodeAt(length - 1)) & (RECENT - 1);
    if (this.#recentTexts[place] === text) return this.#recentNumbers[place]!;
    const number = this.#numbers.get(text) ?? this.#add(text);
    this.#recentTexts[place] = text;
    this.#recentNumbers[place] = number;
    return number;
  }

  /** The same for a name, which is looked up once. */
  numberOfName(named: Named): number {
    if (named.nameText < 0) named.nameText = this.numberOf(named.name);
    return named.nameText;
  }

  textOf(number: number): string {
    return this.#texts[number] ?? "";
  }

  /** A fingerprint of what the text says, not of the number it has here. */
  lowOf(number: number): number {
    return this.#prints[2 * number]!;
  }

  /** The other half. */
  highOf(number: number): number {
    return this.#prints[2 * number + 1]!;
  }

  #add(text: string): number {
    const number = this.#texts.length;
    assert(number < TEXTS_MAX, "a trace holds a bounded number of texts");
    if (2 * number === this.#prints.length) this.#grow();
    const digest = new Digest();
    digest.text(text);
    this.#texts.push(text);
    this.#numbers.set(text, number);
    this.#prints[2 * number] = digest.low;
    this.#prints[2 * number + 1] = digest.high;
    return number;
  }

  #grow(): void {
    const prints = this.#prints;
    this.#prints = grown(prints, new Int32Array(prints.length * 2));
  }
}
