/** What is under way, when things come and go all the time? */

/** Something that may be in a bag. */
export interface Bagged {
  /** Counts what was put in, from 0. */
  number: number;
  /** Where it lies; -1 while it is not in. */
  place: number;
}

/**
 * A set for things that come and go. A `Set` would do, but when it makes room
 * V8 keeps its old table and lets it point to the new one, so that one old
 * table keeps all later ones, and what was in them, until the slow collection
 * of all memory.
 */
export class Bag<Item extends Bagged> {
  readonly #items: Item[] = [];
  #count = 0;

  /** How many are in. */
  get size(): number {
    return this.#items.length;
  }

  add(item: Item): void {
    item.number = this.#count;
    this.#count += 1;
    item.place = this.#items.push(item) - 1;
  }

  /** False when it was not in. */
  remove(item: Item): boolean {
    const { place } = item;
    if (place < 0) return false;
    item.place = -1;
    const last = this.#items.pop();
    if (last === undefined || last === item) return true;
    this.#items[place] = last;
    last.place = place;
    return true;
  }

  /** Those that are in, in the order in which they came. */
  all(): readonly Item[] {
    return [...this.#items].sort((one, other) => one.number - other.number);
  }
}
