/** Which streams are open on a connection? */
import type { Stream } from "./stream.ts";

/** At first; a power of two, at least twice as many as there are streams. */
const SLOTS_AT_FIRST = 8;

/**
 * Open streams by id: a table with open addressing, in which a stream lies at
 * the first free slot from its own on (Knuth, TAOCP 3, 6.4, Algorithms L and
 * R). A `Map` would do, but when it makes room V8 keeps its old table and lets
 * it point to the new one: one old table kept all later ones, with the calls
 * in them, until the slow collection of all memory.
 */
export class StreamTable {
  size = 0;
  #slots: (Stream | undefined)[] = emptySlots(SLOTS_AT_FIRST);

  get(id: number): Stream | undefined {
    return this.#slots[this.#find(id)];
  }

  /** Adds a stream that has its id, which no other in here has. */
  add(stream: Stream): void {
    if (this.size * 2 >= this.#slots.length) this.#grow();
    this.#slots[this.#find(stream.id)] = stream;
    this.size += 1;
  }

  /** False when there was none. */
  delete(id: number): boolean {
    let gap = this.#find(id);
    if (this.#slots[gap] === undefined) return false;
    this.size -= 1;
    const mask = this.#slots.length - 1;
    for (let place = (gap + 1) & mask; ; place = (place + 1) & mask) {
      const stream = this.#slots[place];
      if (stream === undefined) break;
      // It may move up, unless its own slot lies after the gap.
      const steps = (place - this.#home(stream.id)) & mask;
      if (steps < ((place - gap) & mask)) continue;
      this.#slots[gap] = stream;
      gap = place;
    }
    this.#slots[gap] = undefined;
    return true;
  }

  /** All of them by id, which is the order in which they were opened. */
  values(): readonly Stream[] {
    const found: Stream[] = [];
    for (const stream of this.#slots) {
      if (stream !== undefined) found.push(stream);
    }
    return found.sort((one, other) => one.id - other.id);
  }

  /** The ids of one connection are all odd or all even. */
  #home(id: number): number {
    return (id >>> 1) & (this.#slots.length - 1);
  }

  /** Where a stream lies, or would. */
  #find(id: number): number {
    const mask = this.#slots.length - 1;
    let place = this.#home(id);
    for (;;) {
      const stream = this.#slots[place];
      if (stream === undefined || stream.id === id) return place;
      place = (place + 1) & mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = emptySlots(old.length * 2);
    for (const stream of old) {
      if (stream !== undefined) this.#slots[this.#find(stream.id)] = stream;
    }
  }
}

function emptySlots(count: number): (Stream | undefined)[] {
  return new Array<Stream | undefined>(count).fill(undefined);
}
