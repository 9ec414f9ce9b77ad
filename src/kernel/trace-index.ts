/** Where in a trace is a moment, a host, a kind, a turning point? */
import type { Instant } from "../ports/time.ts";
import type { AnyEventKind, Trace } from "./trace.ts";

/**
 * Finds rows of a finished trace without walking it. Places are those of
 * `Trace.row`: kept rows, from 0.
 */
export class TraceIndex {
  readonly #trace: Trace;
  readonly #byKind = new Map<AnyEventKind, number[]>();
  readonly #notable: number[] = [];

  constructor(trace: Trace) {
    this.#trace = trace;
    for (let index = 0; index < trace.length; index += 1) {
      const kind = trace.kindAt(index);
      if (kind.isNotable) this.#notable.push(index);
      const places = this.#byKind.get(kind);
      if (places === undefined) this.#byKind.set(kind, [index]);
      else places.push(index);
    }
  }

  /** How many rows happened at `at` or before: the state then. */
  countUntil(at: Instant): number {
    const time = (index: number) => this.#trace.timeAt(index);
    return firstWhere(this.#trace.length, (index) => time(index) > at);
  }

  /** The places of all rows of a kind, in order. */
  ofKind(kind: AnyEventKind): readonly number[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** The next turning point after a place; undefined when there is none. */
  notableAfter(place: number): number | undefined {
    const all = this.#notable;
    return all[firstWhere(all.length, (index) => (all[index] ?? 0) > place)];
  }

  /** The last turning point before a place; undefined when there is none. */
  notableBefore(place: number): number | undefined {
    const all = this.#notable;
    const next = firstWhere(all.length, (index) => (all[index] ?? 0) >= place);
    return all[next - 1];
  }
}

/** The first index for which a claim holds that then holds for all later. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
