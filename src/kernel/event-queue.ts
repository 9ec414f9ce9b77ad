/** Which event is next? */
import { assert } from "../ports/assert.ts";
import type { Instant } from "../ports/time.ts";
import { grown } from "./columns.ts";
import type { DueEvent } from "./due-event.ts";
import type { Scope } from "./scope.ts";

/** Names one scheduled event, so that it can be cancelled. */
export type EventId = number & { readonly brand: "EventId" };

/** More events than this in the queue at once is a runaway scenario. */
const QUEUED_EVENTS_MAX = 1 << 22;

/** An id is a slot and how often that slot was used before. */
const SLOTS = 1 << 24;
const GENERATION_MASK = (1 << 28) - 1;

/**
 * A heap of events ordered by (time, sequence number), so events of one
 * instant run in the order in which they were scheduled. Each node has four
 * children: fewer levels, and the four keys lie side by side in memory. Keys
 * live in typed arrays, and an event's slot knows its place in the heap, so a
 * cancelled event leaves nothing behind (Knuth, TAOCP 3, 5.2.3; d-ary heaps:
 * Johnson 1975).
 */
export class EventQueue {
  /** By place in the heap: the key, and the slot with everything else. */
  #times = new Float64Array(64);
  #slots = new Int32Array(64);
  #length = 0;
  /** The first event was taken; most events schedule another to go there. */
  #hasHole = false;
  /** By slot. */
  #sequences = new Float64Array(64);
  #places = new Int32Array(64);
  #generations = new Int32Array(64);
  #causes = new Float64Array(64);
  readonly #runs: (() => void)[] = [];
  readonly #scopes: Scope[] = [];
  readonly #freeSlots: number[] = [];
  #sequence = 0;

  get size(): number {
    return this.#hasHole ? this.#length - 1 : this.#length;
  }

  /** The time of the next event; Infinity when there is none. */
  get nextAt(): number {
    if (this.#hasHole) this.#fillHole();
    return this.#length === 0 ? Infinity : (this.#times[0] ?? 0);
  }

  // Positional, and so below: an object per event is a third of its cost.
  add(at: Instant, run: () => void, scope: Scope, cause: number): EventId {
    assert(this.#length < QUEUED_EVENTS_MAX, "the event queue is not full");
    if (this.#length === this.#times.length) this.#grow();
    const slot = this.#freeSlots.pop() ?? this.#runs.length;
    this.#runs[slot] = run;
    this.#scopes[slot] = scope;
    this.#causes[slot] = cause;
    this.#sequence += 1;
    this.#sequences[slot] = this.#sequence;
    if (this.#hasHole) {
      this.#hasHole = false;
      this.#siftDown(0, at, slot);
    } else {
      this.#siftUp(this.#length++, at, slot);
    }
    return ((this.#generations[slot] ?? 0) * SLOTS + slot) as EventId;
  }

  /** Takes the next event out and writes it into `into`. */
  take(into: DueEvent): void {
    if (this.#hasHole) this.#fillHole();
    const slot = this.#slots[0] ?? 0;
    into.at = (this.#times[0] ?? 0) as Instant;
    into.run = this.#runs[slot] as () => void;
    into.scope = this.#scopes[slot] as Scope;
    into.cause = this.#causes[slot] ?? -1;
    this.#release(slot);
    this.#hasHole = true;
  }

  /** Forgets an event. False when it has run or was cancelled before. */
  cancel(id: EventId): boolean {
    const slot = id % SLOTS;
    const generation = (id - slot) / SLOTS;
    if (this.#generations[slot] !== generation) return false;
    if (this.#hasHole) this.#fillHole();
    this.#remove(slot);
    return true;
  }

  /** Forgets every event of a scope: its host crashed. */
  cancelAllOf(scope: Scope): void {
    if (this.#hasHole) this.#fillHole();
    const queued = this.#slots.subarray(0, this.#length);
    const doomed = queued.filter((slot) => this.#scopes[slot] === scope);
    for (const slot of doomed) this.#remove(slot);
  }

  /** The slot's callback stays until its next use: one store less. */
  #release(slot: number): void {
    const generation = (this.#generations[slot] ?? 0) + 1;
    this.#generations[slot] = generation & GENERATION_MASK;
    this.#freeSlots.push(slot);
  }

  #fillHole(): void {
    this.#hasHole = false;
    this.#removeAt(0);
  }

  #remove(slot: number): void {
    this.#release(slot);
    this.#removeAt(this.#places[slot] ?? 0);
  }

  #removeAt(place: number): void {
    const last = --this.#length;
    if (place === last) return;
    const at = this.#times[last] ?? 0;
    const slot = this.#slots[last] ?? 0;
    const parent = (place - 1) >> 2;
    const isEarly = place > 0 && this.#isAfter(parent, at, slot);
    if (isEarly) this.#siftUp(place, at, slot);
    else this.#siftDown(place, at, slot);
  }

  #isAfter(place: number, at: number, slot: number): boolean {
    const time = this.#times[place] ?? 0;
    if (time !== at) return time > at;
    const sequence = this.#sequences[this.#slots[place] ?? 0] ?? 0;
    return sequence > (this.#sequences[slot] ?? 0);
  }

  #siftUp(from: number, at: number, slot: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      if (!this.#isAfter(parent, at, slot)) break;
      this.#put(place, this.#times[parent] ?? 0, this.#slots[parent] ?? 0);
      place = parent;
    }
    this.#put(place, at, slot);
  }

  #siftDown(from: number, at: number, slot: number): void {
    let place = from;
    for (;;) {
      const child = this.#leastChild(place);
      if (child < 0 || this.#isAfter(child, at, slot)) break;
      this.#put(place, this.#times[child] ?? 0, this.#slots[child] ?? 0);
      place = child;
    }
    this.#put(place, at, slot);
  }

  #leastChild(place: number): number {
    const first = (place << 2) + 1;
    if (first >= this.#length) return -1;
    if (first + 4 > this.#length) return this.#least(first, this.#length);
    // A tournament without branches, which a processor could not foresee.
    const t = this.#times;
    const left = first + +(t[first + 1]! < t[first]!);
    const right = first + 2 + +(t[first + 3]! < t[first + 2]!);
    const least = left + +(t[right]! < t[left]!) * (right - left);
    const at = t[least]!;
    const ties = +(t[first] === at) + +(t[first + 1] === at);
    const isOnly = ties + +(t[first + 2] === at) + +(t[first + 3] === at) === 1;
    return isOnly ? least : this.#least(first, first + 4);
  }

  /** Among places side by side; sequence numbers decide between equals. */
  #least(first: number, end: number): number {
    let least = first;
    for (let child = first + 1; child < end; child += 1) {
      const at = this.#times[child] ?? 0;
      if (this.#isAfter(least, at, this.#slots[child] ?? 0)) least = child;
    }
    return least;
  }

  #put(place: number, at: number, slot: number): void {
    this.#times[place] = at;
    this.#slots[place] = slot;
    this.#places[slot] = place;
  }

  #grow(): void {
    const length = this.#times.length * 2;
    this.#times = grown(this.#times, new Float64Array(length));
    this.#sequences = grown(this.#sequences, new Float64Array(length));
    this.#causes = grown(this.#causes, new Float64Array(length));
    this.#slots = grown(this.#slots, new Int32Array(length));
    this.#places = grown(this.#places, new Int32Array(length));
    this.#generations = grown(this.#generations, new Int32Array(length));
  }
}
