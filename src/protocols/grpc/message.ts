/** Where does one message end and the next begin? */
import { GrpcFault } from "./fault.ts";

/** A message as it travels: perhaps compressed. */
export interface FramedMessage {
  readonly isCompressed: boolean;
  readonly bytes: Uint8Array;
}

/** A flag, and the length as four bytes, big endian. */
const PREFIX_BYTES = 5;
const NOTHING = new Uint8Array(0);

/** Puts the prefix of PROTOCOL-HTTP2.md "Length-Prefixed-Message" in front. */
export function frameMessage({
  isCompressed,
  bytes,
}: FramedMessage): Uint8Array {
  const framed = new Uint8Array(PREFIX_BYTES + bytes.length);
  framed[0] = isCompressed ? 1 : 0;
  framed[1] = bytes.length >>> 24;
  framed[2] = bytes.length >>> 16;
  framed[3] = bytes.length >>> 8;
  framed[4] = bytes.length;
  framed.set(bytes, PREFIX_BYTES);
  return framed;
}

/**
 * Cuts messages out of bytes that arrive in pieces, however they were cut.
 * Holds at most what was pushed since the last `take`.
 */
export class MessageReader {
  readonly #bytesMax: number;
  /** What was pushed and not yet taken; a view of `#own`, or of a piece. */
  #rest: Uint8Array = NOTHING;
  /** Grows by doubling: a peer that sends single bytes costs no more. */
  #own: Uint8Array = NOTHING;

  /** `bytesMax`: the longest message that is taken. */
  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** True between messages. */
  get isEmpty(): boolean {
    return this.#rest.length === 0;
  }

  /** What it takes of memory, once `take` has given nothing. */
  get heldBytes(): number {
    return this.#own.length;
  }

  push(piece: Uint8Array): void {
    if (this.#rest.length === 0) this.#rest = piece;
    else this.#append(piece);
  }

  /** Forgets what was pushed: nobody will take it. */
  clear(): void {
    this.#rest = NOTHING;
    this.#own = NOTHING;
  }

  /**
   * The next message if it is here whole. Throws a GrpcFault when the prefix
   * is bad, before any room is made for what it announces.
   */
  take(): FramedMessage | undefined {
    const rest = this.#rest;
    if (rest.length < PREFIX_BYTES) return this.#keep();
    const flag = rest[0] as number;
    if (flag > 1) {
      const reason = `a message begins with the flag ${flag}; it is 0 or 1`;
      throw new GrpcFault("INTERNAL", reason);
    }
    const length = readLength(rest);
    if (length > this.#bytesMax) {
      const reason = `a message has ${length} bytes, above the limit`;
      throw new GrpcFault("RESOURCE_EXHAUSTED", `${reason} ${this.#bytesMax}`);
    }
    const end = PREFIX_BYTES + length;
    if (rest.length < end) return this.#keep();
    this.#rest = end === rest.length ? NOTHING : rest.slice(end);
    this.#own = NOTHING;
    return {
      isCompressed: flag === 1,
      bytes: rest.subarray(PREFIX_BYTES, end),
    };
  }

  #append(piece: Uint8Array): void {
    const before = this.#rest;
    const size = before.length + piece.length;
    if (this.#own.length < size) {
      this.#own = new Uint8Array(this.#sizeFor(size));
      this.#own.set(before);
    }
    this.#own.set(piece, before.length);
    this.#rest = this.#own.subarray(0, size);
  }

  /** Twice as much, but no more than the message will have. */
  #sizeFor(size: number): number {
    const { length } = this.#rest;
    const end = PREFIX_BYTES + readLength(this.#rest);
    const wanted = length < PREFIX_BYTES ? size : Math.min(2 * length, end);
    return Math.max(size, wanted);
  }

  /** A piece is a view of what a socket read: a few bytes would keep it all. */
  #keep(): undefined {
    if (this.#rest.buffer === this.#own.buffer) return;
    this.#own = this.#rest.slice();
    this.#rest = this.#own;
  }
}

function readLength(prefix: Uint8Array): number {
  const [, a = 0, b = 0, c = 0, d = 0] = prefix;
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
