/** How do frames reach the byte stream in few writes, and never too many? */
import type { ByteStream } from "../../ports/byte-stream.ts";

const SLAB_BYTES = 8_192;
/** Room for what a connection begins with; many never send much more. */
const FIRST_SLAB_BYTES = 512;
/** While corked: so much is written all the same, to learn of a full pipe. */
const FLUSH_BYTES = 32_768;

/**
 * Collects bytes while corked or while the stream is full. Frames are written
 * one behind the other into a slab; a write hands out a view of its part.
 */
export class Output {
  readonly #stream: ByteStream;
  #slab = new Uint8Array(FIRST_SLAB_BYTES);
  /** The part of the slab that is filled and not yet written. */
  #start = 0;
  #end = 0;
  #corks = 0;
  #isBlocked: boolean;
  #isClosed = false;

  /** A stream that is not open yet counts as full. */
  constructor(stream: ByteStream, isOpen: boolean) {
    this.#stream = stream;
    this.#isBlocked = !isOpen;
  }

  /** The stream is full: nothing leaves until it drains. */
  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  get pendingBytes(): number {
    return this.#end - this.#start;
  }

  /** Where `reserve` puts bytes: ask again after each call. */
  get bytes(): Uint8Array {
    return this.#slab;
  }

  /** Makes room for so many bytes. Returns where in `bytes` they go. */
  reserve(count: number): number {
    if (this.#end + count > this.#slab.length) this.#nextSlab(count);
    const at = this.#end;
    this.#end += count;
    return at;
  }

  /** Tells that what was reserved is filled. */
  wrote(): void {
    if (this.#corks === 0 || this.pendingBytes >= FLUSH_BYTES) this.#flush();
  }

  cork(): void {
    this.#corks++;
  }

  uncork(): void {
    this.#corks--;
    if (this.#corks === 0) this.#flush();
  }

  /** The stream has room: it drained, or it is open now. */
  drained(): void {
    this.#isBlocked = false;
    this.#flush();
  }

  /** Writes the rest even to a full stream, and ends it. */
  end(): void {
    this.#isBlocked = false;
    this.#flush();
    this.#isClosed = true;
    this.#stream.end();
  }

  /** Forgets what waits: the stream is gone. */
  discard(): void {
    this.#isClosed = true;
    this.#start = this.#end;
  }

  #flush(): void {
    if (this.#isBlocked || this.#start === this.#end) return;
    const bytes = this.#slab.subarray(this.#start, this.#end);
    this.#start = this.#end;
    if (this.#isClosed) return;
    this.#isBlocked = !this.#stream.write(bytes);
  }

  /** What waits moves along, so that one turn stays one write. */
  #nextSlab(count: number): void {
    const pending = this.#slab.subarray(this.#start, this.#end);
    const needed = pending.length + count;
    const grown = needed > SLAB_BYTES ? needed * 2 : SLAB_BYTES;
    this.#slab = new Uint8Array(grown);
    this.#slab.set(pending);
    this.#start = 0;
    this.#end = pending.length;
  }
}
