/** Which event is next? */
import { assert } from "../ports/assert.ts";
import type { Instant } from "../ports/time.ts";
import type { DueEvent } from "./due-event.ts";
import { EventHeap } from "./event-heap.ts";
import type { Scope } from "./scope.ts";

/** Names one scheduled event, so that it can be cancelled. */
export type EventId = number & { readonly brand: "EventId" };

/** An event whose time has not come. */
export interface AwaitedEvent<Subject> {
  readonly id: EventId;
  readonly at: Instant;
  readonly subject: Subject;
}

/** More events than this in the queue at once is a runaway scenario. */
const QUEUED_EVENTS_MAX = 1 << 22;

/** An id is a slot and how often that slot was used before. */
const SLOTS = 1 << 24;
const GENERATION_MASK = (1 << 28) - 1;

/** What is known of the event in a slot; used again and again. */
class QueuedEvent implements DueEvent {
  run: (subject: unknown) => void = nothing;
  subject: unknown;
  scope: Scope;
  cause = -1;
  generation = 0;
  isUnref = false;

  constructor(scope: Scope) {
    this.scope = scope;
  }
}

/**
 * Events ordered by (time, sequence number), so events of one instant run in
 * the order in which they were scheduled.
 */
export class EventQueue {
  readonly #heap = new EventHeap();
  /** By slot. */
  readonly #events: QueuedEvent[] = [];
  readonly #freeSlots: number[] = [];
  #unrefCount = 0;

  get size(): number {
    return this.#heap.size;
  }

  /** There are events, but none that a run goes on for. */
  get isOnlyUnref(): boolean {
    return this.#unrefCount > 0 && this.#unrefCount === this.#heap.size;
  }

  /** The time of the next event; Infinity when there is none. */
  get nextAt(): number {
    this.#heap.settle();
    return this.#heap.nextAt;
  }

  /**
   * Gives its slot, from which `idOf` makes an id for whoever needs one.
   * Positional: an object per event is a third of its cost.
   */
  add<Subject>(
    at: Instant,
    run: (subject: Subject) => void,
    subject: Subject,
    scope: Scope,
    cause: number,
  ): number {
    const slot = this.#freeSlots.pop() ?? this.#newSlot(scope);
    const event = this.#events[slot]!;
    event.run = run as (subject: unknown) => void;
    event.subject = subject;
    event.scope = scope;
    event.cause = cause;
    this.#heap.add(at, slot);
    return slot;
  }

  /** Names the event that is in a slot now. */
  idOf(slot: number): EventId {
    return (this.#events[slot]!.generation * SLOTS + slot) as EventId;
  }

  /** Takes the next event out. What it gives is good until the next `add`. */
  take(): DueEvent {
    const slot = this.#heap.take();
    const event = this.#events[slot]!;
    // Its callback stays until the slot's next use: two stores less.
    this.#release(event, slot);
    return event;
  }

  /** Forgets an event. False when it has run or was cancelled before. */
  cancel(id: EventId): boolean {
    const slot = id % SLOTS;
    const generation = (id - slot) / SLOTS;
    if (this.#events[slot]?.generation !== generation) return false;
    this.#remove(slot);
    return true;
  }

  /** Whether no run goes on for this event's sake. */
  setUnref(id: EventId, isUnref: boolean): void {
    const slot = id % SLOTS;
    const event = this.#events[slot];
    if (event?.generation !== (id - slot) / SLOTS) return;
    if (event.isUnref === isUnref) return;
    event.isUnref = isUnref;
    this.#unrefCount += isUnref ? 1 : -1;
  }

  /** Forgets every event of a scope: its host crashed. */
  cancelAllOf(scope: Scope): void {
    for (const slot of this.#heap.slots()) {
      if (this.#events[slot]?.scope === scope) this.#remove(slot);
    }
  }

  /** What waits to be given to `run`, in no order. */
  awaiting<Subject>(
    run: (subject: Subject) => void,
  ): readonly AwaitedEvent<Subject>[] {
    const found: AwaitedEvent<Subject>[] = [];
    for (const slot of this.#heap.slots()) {
      const event = this.#events[slot]!;
      if (event.run !== run) continue;
      const at = this.#heap.timeOf(slot) as Instant;
      const subject = event.subject as Subject;
      found.push({ id: this.idOf(slot), at, subject });
    }
    return found;
  }

  #newSlot(scope: Scope): number {
    const isRoom = this.#events.length < QUEUED_EVENTS_MAX;
    assert(isRoom, "the event queue is not full");
    return this.#events.push(new QueuedEvent(scope)) - 1;
  }

  #remove(slot: number): void {
    const event = this.#events[slot]!;
    // What it would have called, and all that this holds, may go now.
    event.run = nothing;
    event.subject = undefined;
    this.#release(event, slot);
    this.#heap.remove(slot);
  }

  #release(event: QueuedEvent, slot: number): void {
    event.generation = (event.generation + 1) & GENERATION_MASK;
    if (event.isUnref) {
      event.isUnref = false;
      this.#unrefCount -= 1;
    }
    this.#freeSlots.push(slot);
  }
}

function nothing(): void {}
