/** How does a queue lose its first without moving the rest? */

/** Most queues are short, and a world has thousands of them. */
const SLOTS_AT_FIRST = 4;

/** First in, first out, in a ring that grows by doubling. */
export class Fifo<Item> {
  length = 0;
  #slots = new Array<Item | undefined>(SLOTS_AT_FIRST).fill(undefined);
  #head = 0;

  get first(): Item | undefined {
    return this.#slots[this.#head];
  }

  push(item: Item): void {
    if (this.length === this.#slots.length) this.#grow();
    this.#slots[(this.#head + this.length) & (this.#slots.length - 1)] = item;
    this.length += 1;
  }

  shift(): Item | undefined {
    const item = this.#slots[this.#head];
    if (this.length === 0) return undefined;
    this.#slots[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#slots.length - 1);
    this.length -= 1;
    return item;
  }

  /** Puts another in the place of the first. */
  replaceFirst(item: Item): void {
    this.#slots[this.#head] = item;
  }

  #grow(): void {
    const old = this.#slots;
    const inOrder = [...old.slice(this.#head), ...old.slice(0, this.#head)];
    const room = new Array<Item | undefined>(old.length).fill(undefined);
    this.#slots = inOrder.concat(room);
    this.#head = 0;
  }
}
