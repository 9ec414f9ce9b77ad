/** In which order do events come? */
import { grown } from "./columns.ts";

/**
 * A heap of slots ordered by (time, sequence number). Each node has four
 * children: fewer levels, and the four keys lie side by side in memory. Keys
 * live in typed arrays, and a slot knows its place in the heap, so what is
 * removed leaves nothing behind (Knuth, TAOCP 3, 5.2.3; d-ary heaps: Johnson
 * 1975).
 */
export class EventHeap {
  /** By place in the heap: the key, and the slot that it is the key of. */
  #times = new Float64Array(64).fill(Infinity);
  #slots = new Int32Array(64);
  #length = 0;
  /** The first event was taken; most events schedule another to go there. */
  #hasHole = false;
  /** By slot. */
  #sequences = new Float64Array(64);
  #places = new Int32Array(64);
  #sequence = 0;

  get size(): number {
    return this.#hasHole ? this.#length - 1 : this.#length;
  }

  /**
   * Puts the next event first, if the last was taken. Apart from `nextAt`: that
   * one is short, so the engine makes it a part of its callers.
   */
  settle(): void {
    if (this.#hasHole) this.#fillHole();
  }

  /** After `settle`: when the next event is; Infinity if there is none. */
  get nextAt(): number {
    return this.#times[0]!;
  }

  add(at: number, slot: number): void {
    if (slot >= this.#places.length) this.#grow();
    this.#sequence += 1;
    this.#sequences[slot] = this.#sequence;
    if (this.#hasHole) {
      this.#hasHole = false;
      this.#siftDown(0, at, slot);
    } else {
      this.#siftUp(this.#length++, at, slot);
    }
  }

  /** Takes the next slot out. */
  take(): number {
    if (this.#hasHole) this.#fillHole();
    this.#hasHole = true;
    return this.#slots[0]!;
  }

  remove(slot: number): void {
    if (this.#hasHole) this.#fillHole();
    this.#removeAt(this.#places[slot]!);
  }

  /** All slots, in no order. */
  slots(): Int32Array {
    if (this.#hasHole) this.#fillHole();
    return this.#slots.slice(0, this.#length);
  }

  /** The time of a slot that is in the heap. */
  timeOf(slot: number): number {
    return this.#times[this.#places[slot]!]!;
  }

  #fillHole(): void {
    this.#hasHole = false;
    this.#removeAt(0);
  }

  #removeAt(place: number): void {
    const last = --this.#length;
    const at = this.#times[last]!;
    this.#times[last] = Infinity;
    if (place === last) return;
    const slot = this.#slots[last]!;
    const parent = (place - 1) >> 2;
    const isEarly = place > 0 && this.#isAfter(parent, at, slot);
    if (isEarly) this.#siftUp(place, at, slot);
    else this.#siftDown(place, at, slot);
  }

  #isAfter(place: number, at: number, slot: number): boolean {
    const time = this.#times[place]!;
    if (time !== at) return time > at;
    return this.#sequences[this.#slots[place]!]! > this.#sequences[slot]!;
  }

  #siftUp(from: number, at: number, slot: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 2;
      if (!this.#isAfter(parent, at, slot)) break;
      this.#put(place, this.#times[parent]!, this.#slots[parent]!);
      place = parent;
    }
    this.#put(place, at, slot);
  }

  #siftDown(from: number, at: number, slot: number): void {
    let place = from;
    for (;;) {
      const child = this.#leastChild(place);
      if (child < 0 || this.#isAfter(child, at, slot)) break;
      this.#put(place, this.#times[child]!, this.#slots[child]!);
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
      const at = this.#times[child]!;
      if (this.#isAfter(least, at, this.#slots[child]!)) least = child;
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
    this.#slots = grown(this.#slots, new Int32Array(length));
    this.#places = grown(this.#places, new Int32Array(length));
  }
}
