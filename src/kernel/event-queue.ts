/** Which event is next? */
import { assert } from "../ports/assert.ts";
import type { Instant } from "../ports/time.ts";
import { grown } from "./columns.ts";
import type { Scope } from "./scope.ts";

/** Names one scheduled event, so that it can be cancelled. */
export type EventId = number & { readonly brand: "EventId" };

/** What happens when an event is due, and who owns it. */
export interface DueEvent {
  at: Instant;
  run: () => void;
  scope: Scope;
  /** The trace row that led to this event; -1 when none did. */
  cause: number;
}

/** More events than this in the queue at once is a runaway scenario. */
const QUEUED_EVENTS_MAX = 1 << 22;

/** An id is a slot and how often that slot was used before. */
const SLOTS = 1 << 24;
const GENERATIONS = 1 << 28;

/**
 * A heap of events ordered by (time, sequence number), so events of one
 * instant run in the order in which they were scheduled. Each node has four
 * children: fewer levels, and the four keys lie side by side in memory. Keys
 * live in typed arrays, and an event's slot knows its place in the heap, so a
 * cancelled event leaves nothing behind (Knuth, TAOCP 3, 5.2.3; d-ary heaps:
 * Johnson 1975).
 */
export class EventQueue {
  size = 0;
  #times = new Float64Array(64);
  #sequences = new Float64Array(64);
  #slots = new Int32Array(64);
  #places = new Int32Array(64);
  #generations = new Int32Array(64);
  readonly #runs: ((() => void) | undefined)[] = [];
  readonly #scopes: (Scope | undefined)[] = [];
  #causes = new Float64Array(64);
  readonly #freeSlots: number[] = [];
  #slotCount = 0;
  #sequence = 0;

  /** The time of the next event; Infinity when there is none. */
  get nextAt(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.#times[0] ?? 0);
  }

  // Positional, and so below: an object per event is a third of its cost.
  add(at: Instant, run: () => void, scope: Scope, cause: number): EventId {
    assert(this.size < QUEUED_EVENTS_MAX, "the event queue is not full");
    if (this.size === this.#times.length) this.#grow();
    const slot = this.#freeSlots.pop() ?? this.#slotCount++;
    this.#runs[slot] = run;
    this.#scopes[slot] = scope;
    this.#causes[slot] = cause;
    this.#sequence += 1;
    this.#siftUp(this.size++, at, this.#sequence, slot);
    return ((this.#generations[slot] ?? 0) * SLOTS + slot) as EventId;
  }

  /** Takes the next event out and writes it into `into`. */
  take(into: DueEvent): void {
    const slot = this.#slots[0] ?? 0;
    into.at = (this.#times[0] ?? 0) as Instant;
    into.run = this.#runs[slot] as () => void;
    into.scope = this.#scopes[slot] as Scope;
    into.cause = this.#causes[slot] ?? -1;
    this.#release(slot);
    this.#removeAt(0);
  }

  /** Forgets an event. False when it has run or was cancelled before. */
  cancel(id: EventId): boolean {
    const slot = id % SLOTS;
    const generation = (id - slot) / SLOTS;
    if (this.#generations[slot] !== generation) return false;
    const place = this.#places[slot] ?? 0;
    this.#release(slot);
    this.#removeAt(place);
    return true;
  }

  /** Forgets every event of a scope: its host crashed. */
  cancelAllOf(scope: Scope): void {
    const doomed: number[] = [];
    for (let place = 0; place < this.size; place += 1) {
      const slot = this.#slots[place] ?? 0;
      if (this.#scopes[slot] === scope) doomed.push(slot);
    }
    for (const slot of doomed) {
      const place = this.#places[slot] ?? 0;
      this.#release(slot);
      this.#removeAt(place);
    }
  }

  #release(slot: number): void {
    this.#runs[slot] = undefined;
    this.#scopes[slot] = undefined;
    const generation = ((this.#generations[slot] ?? 0) + 1) % GENERATIONS;
    this.#generations[slot] = generation;
    this.#freeSlots.push(slot);
  }

  #removeAt(place: number): void {
    const last = --this.size;
    if (place === last) return;
    const at = this.#times[last] ?? 0;
    const sequence = this.#sequences[last] ?? 0;
    const slot = this.#slots[last] ?? 0;
    const parent = (place - 1) >> 2;
    if (place > 0 && this.#isAfter(parent, at, sequence)) {
      this.#siftUp(place, at, sequence, slot);
    } else {
      this.#siftDown(place, at, sequence, slot);
    }
  }

  #isAfter(place: number, at: number, sequence: number): boolean {
    const time = this.#times[place] ?? 0;
    if (time !== at) return time > at;
    return (this.#sequences[place] ?? 0) > sequence;
  }

  // Positional, see `add`.
  #siftUp(from: number, at: number, sequence: number, slot: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      if (!this.#isAfter(parent, at, sequence)) break;
      this.#move(parent, place);
      place = parent;
    }
    this.#put(place, at, sequence, slot);
  }

  // Positional, see `add`.
  #siftDown(from: number, at: number, sequence: number, slot: number): void {
    let place = from;
    for (;;) {
      const child = this.#leastChild(place);
      if (child < 0 || this.#isAfter(child, at, sequence)) break;
      this.#move(child, place);
      place = child;
    }
    this.#put(place, at, sequence, slot);
  }

  #leastChild(place: number): number {
    const first = (place << 2) + 1;
    if (first >= this.size) return -1;
    const end = Math.min(first + 4, this.size);
    let least = first;
    let at = this.#times[first] ?? 0;
    for (let child = first + 1; child < end; child += 1) {
      const time = this.#times[child] ?? 0;
      if (time > at) continue;
      const sequence = this.#sequences[child] ?? 0;
      if (time === at && sequence > (this.#sequences[least] ?? 0)) continue;
      least = child;
      at = time;
    }
    return least;
  }

  #move(from: number, to: number): void {
    const slot = this.#slots[from] ?? 0;
    this.#times[to] = this.#times[from] ?? 0;
    this.#sequences[to] = this.#sequences[from] ?? 0;
    this.#slots[to] = slot;
    this.#places[slot] = to;
  }

  // Positional, see `add`.
  #put(place: number, at: number, sequence: number, slot: number): void {
    this.#times[place] = at;
    this.#sequences[place] = sequence;
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
