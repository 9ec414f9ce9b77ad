/** Where do bytes go while nobody knows how many there will be? */

const FIRST_SIZE = 256;

/** A scratch area that grows and is used again and again. */
export class ByteBuffer {
  #bytes = new Uint8Array(FIRST_SIZE);
  length = 0;

  /** The area; only the first `length` bytes count, and until it grows. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  push(byte: number): void {
    if (this.length === this.#bytes.length) this.reserve(1);
    this.#bytes[this.length++] = byte;
  }

  /** Makes room for so many more bytes. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.length));
    this.#bytes = larger;
  }

  append(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    this.#bytes.set(from.subarray(start, end), this.length);
    this.length += end - start;
  }

  clear(): void {
    this.length = 0;
  }
}
