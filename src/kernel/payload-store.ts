/** Where do the payloads of a trace lie? */
import { grown } from "./columns.ts";
import { Digest } from "./digest.ts";

/** Payloads beyond this are kept as length and digest; a re-run has them. */
const PAYLOAD_BYTES_MAX = 16 * 1024 * 1024;

/**
 * All payloads one behind the other. A payload that was kept as the array it
 * came in would keep the whole buffer that it is a view of, and an object for
 * the engine to carry through every collection.
 */
export class PayloadStore {
  #bytes = new Uint8Array(4096);
  /** Where each begins; the next one begins where the last one ends. */
  #starts = new Int32Array(256);
  #count = 0;
  readonly #notKept = new Map<number, string>();

  get memoryBytes(): number {
    return this.#bytes.length + this.#starts.length * 4;
  }

  /** Copies a payload and gives its number. */
  add(bytes: Uint8Array): number {
    const number = this.#count;
    const start = this.#starts[number] ?? 0;
    let end = start + bytes.length;
    if (end > PAYLOAD_BYTES_MAX) {
      this.#notKept.set(number, lengthAndDigest(bytes));
      end = start;
    } else {
      this.#makeRoom(end);
      this.#bytes.set(bytes, start);
    }
    this.#count += 1;
    if (this.#count === this.#starts.length) {
      const starts = new Int32Array(this.#count * 2);
      this.#starts = grown(this.#starts, starts);
    }
    this.#starts[this.#count] = end;
    return number;
  }

  /** A copy of a payload, or its length and digest. */
  read(number: number): Uint8Array | string {
    const notKept = this.#notKept.get(number);
    if (notKept !== undefined) return notKept;
    return this.#bytes.slice(this.#starts[number], this.#starts[number + 1]);
  }

  #makeRoom(length: number): void {
    let room = this.#bytes.length;
    while (room < length) room *= 2;
    if (room === this.#bytes.length) return;
    this.#bytes = grown(this.#bytes, new Uint8Array(room));
  }
}

function lengthAndDigest(bytes: Uint8Array): string {
  const digest = new Digest();
  digest.bytes(bytes);
  return `${bytes.length} bytes not kept, digest ${digest.hex()}`;
}
