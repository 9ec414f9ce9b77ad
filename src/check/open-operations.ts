/** Which operations are still without a place in the order? */
import type { Operation } from "./history.ts";

const NOWHERE = -1;
/** How many operations one letter of a situation stands for. */
const BITS = 15;

/**
 * The operations that a search has not put in order yet. Those that are left
 * form a list with links in both directions, so that taking one out and
 * putting it back (last out, first back) costs the same however many there
 * are. Source: Knuth's "Dancing Links" (2000), as Lowe uses them.
 */
export class OpenOperations {
  readonly #operations: readonly Operation[];
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #isClosed: Uint8Array;
  /** Places by the end of what is there; those without an end come last. */
  readonly #byEnd: readonly number[];
  readonly #rank: Int32Array;
  readonly #endedCount: number;
  /** The place before of an operation that is the same, neither has an end. */
  readonly #twin: Int32Array;
  /** The first rank that is not closed. */
  #low = 0;
  #closedCount = 0;

  /** By the order of their invocations. */
  constructor(operations: readonly Operation[]) {
    const count = operations.length;
    this.#operations = operations;
    // The last place of the lists stands before the first operation.
    this.#next = new Int32Array(count + 1).map((_, place) => place + 1);
    this.#previous = new Int32Array(count + 1).map((_, place) => place - 1);
    this.#next[count] = count === 0 ? NOWHERE : 0;
    if (count > 0) this.#next[count - 1] = NOWHERE;
    this.#previous[0] = count;
    this.#isClosed = new Uint8Array(count);
    this.#byEnd = [...operations.keys()].sort((a, b) => this.#byEndThen(a, b));
    this.#rank = new Int32Array(count);
    this.#byEnd.forEach((place, rank) => {
      this.#rank[place] = rank;
    });
    const withEnd = operations.filter(({ ended }) => ended < Infinity);
    this.#endedCount = withEnd.length;
    this.#twin = twinsOf(operations);
  }

  operationAt(place: number): Operation {
    return this.#operations[place] as Operation;
  }

  /** The place of the one that was invoked first; below 0 when none is left. */
  first(): number {
    return this.#next[this.#operations.length] as number;
  }

  /** The place of the one invoked next; below 0 after the last. */
  after(place: number): number {
    return this.#next[place] as number;
  }

  /** The first to end; undefined when all that ended are in order. */
  nextToEnd(): Operation | undefined {
    if (this.#low >= this.#endedCount) return undefined;
    return this.#operations[this.#byEnd[this.#low] as number];
  }

  /** Whether nothing that is left ended before this began. */
  mayComeNext(place: number): boolean {
    const next = this.nextToEnd();
    if (place < 0 || next === undefined) return false;
    return this.operationAt(place).invoked < next.ended;
  }

  /** Whether the same operation, begun earlier, can take its place. */
  isTwin(place: number): boolean {
    const twin = this.#twin[place] as number;
    return twin !== NOWHERE && this.#isClosed[twin] === 0;
  }

  close(place: number): void {
    this.#link(this.#previous[place] as number, this.#next[place] as number);
    this.#isClosed[place] = 1;
    this.#closedCount += 1;
    while (this.#isClosed[this.#byEnd[this.#low] as number] === 1) {
      this.#low += 1;
    }
  }

  /** Undoes `close`; the one closed last comes first. */
  reopen(place: number): void {
    this.#link(this.#previous[place] as number, place);
    this.#link(place, this.#next[place] as number);
    this.#isClosed[place] = 0;
    this.#closedCount -= 1;
    this.#low = Math.min(this.#low, this.#rank[place] as number);
  }

  /** Equal for two moments exactly when the same operations are closed. */
  situation(): string {
    let text = `${this.#low} `;
    let left = this.#closedCount - this.#low;
    for (let rank = this.#low; left > 0; rank += BITS) {
      let letter = 0;
      for (let bit = 0; bit < BITS; bit += 1) {
        const place = this.#byEnd[rank + bit];
        if (place === undefined || this.#isClosed[place] === 0) continue;
        letter |= 1 << bit;
        left -= 1;
      }
      text += String.fromCharCode(letter);
    }
    return text;
  }

  /** The list without anything between the two. */
  #link(before: number, next: number): void {
    this.#next[before] = next;
    if (next !== NOWHERE) this.#previous[next] = before;
  }

  #byEndThen(one: number, other: number): number {
    const endOne = this.operationAt(one).ended;
    const endOther = this.operationAt(other).ended;
    return endOne === endOther ? one - other : endOne - endOther;
  }
}

function twinsOf(operations: readonly Operation[]): Int32Array {
  const last = new Map<string, number>();
  return new Int32Array(operations.length).map((_, place) => {
    const { action, ended } = operations[place] as Operation;
    if (ended < Infinity) return NOWHERE;
    const text = JSON.stringify(action);
    const twin = last.get(text) ?? NOWHERE;
    last.set(text, place);
    return twin;
  });
}
