/** How do two HPACK peers remember the fields that they sent lately? */
import type { HeaderField } from "./header-field.ts";

/** What both sides begin with, RFC 9113 section 6.5.2. */
const TABLE_BYTES_DEFAULT = 4_096;

/**
 * First in, first out: each new field pushes out as many of the oldest as it
 * needs (RFC 7541 section 4). Both ends do the same steps in the same order,
 * so their tables are always equal without a word about it.
 */
export class DynamicTable {
  /** The oldest first. */
  readonly #fields: HeaderField[] = [];
  readonly #onEvicted: (field: HeaderField) => void;
  #sizeBytes = 0;
  #maxBytes = TABLE_BYTES_DEFAULT;

  /** `onEvicted` hears of each field that leaves, the oldest first. */
  constructor(onEvicted: (field: HeaderField) => void = nobody) {
    this.#onEvicted = onEvicted;
  }

  get count(): number {
    return this.#fields.length;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  get maxBytes(): number {
    return this.#maxBytes;
  }

  /** The field that came `age` fields ago: 0 is the newest. */
  field(age: number): HeaderField | undefined {
    return this.#fields[this.#fields.length - 1 - age];
  }

  /** Adds a field. One larger than the table just empties it; then false. */
  add(field: HeaderField): boolean {
    this.#evictTo(this.#maxBytes - field.sizeBytes);
    if (field.sizeBytes > this.#maxBytes) return false;
    this.#fields.push(field);
    this.#sizeBytes += field.sizeBytes;
    return true;
  }

  /** Sets how large the table may be, and evicts what no longer fits. */
  resize(maxBytes: number): void {
    this.#maxBytes = maxBytes;
    this.#evictTo(maxBytes);
  }

  #evictTo(bytes: number): void {
    while (this.#sizeBytes > bytes) {
      const oldest = this.#fields.shift();
      if (oldest === undefined) return;
      this.#sizeBytes -= oldest.sizeBytes;
      this.#onEvicted(oldest);
    }
  }
}

function nobody(): void {}
