/** How does a stream of bytes, cut anywhere, become frames? */
import {
  FRAME_HEADER_BYTES,
  type Frame,
  frameName,
  readUint32,
  STREAM_ID_MAX,
} from "./frame.ts";
import { ConnectionError } from "./http2-error.ts";
import { PREFACE } from "./preface.ts";

const NOTHING = new Uint8Array(0);

/** Give it bytes with `push`, then take frames until there are no more. */
export class FrameReader {
  readonly #payloadBytesMax: number;
  /** The piece of input that we read from, and how far we are. */
  #input = NOTHING;
  #at = 0;
  /** A frame that began in earlier pieces: filled up to #partialLength. */
  #partial = NOTHING;
  #partialLength = 0;
  #prefaceBytesLeft: number;

  /** A server expects the client's preface before the first frame. */
  constructor(options: {
    readonly payloadBytesMax: number;
    readonly expectsPreface: boolean;
  }) {
    this.#payloadBytesMax = options.payloadBytesMax;
    this.#prefaceBytesLeft = options.expectsPreface ? PREFACE.length : 0;
  }

  /** The next bytes from the peer. Take all frames before you push again. */
  push(bytes: Uint8Array): void {
    this.#input = bytes as Uint8Array<ArrayBuffer>;
    this.#at = 0;
    if (this.#prefaceBytesLeft > 0) this.#readPreface();
  }

  /**
   * The next whole frame, or undefined until more bytes are pushed. A view of
   * the pushed bytes where it can be. Throws FRAME_SIZE_ERROR for a frame
   * above our limit as soon as its length is known. (RFC 9113 section 4.2
   * would allow a stream error for DATA; like others, we do not wait for it.)
   */
  next(): Frame | undefined {
    if (this.#partialLength > 0) return this.#nextPartial();
    const left = this.#input.length - this.#at;
    if (left === 0) return undefined;
    if (left < FRAME_HEADER_BYTES) return this.#keepRest();
    const length = this.#checkedLength(this.#input, this.#at);
    if (left < FRAME_HEADER_BYTES + length) return this.#keepRest();
    const frame = frameAt(this.#input, this.#at, length);
    this.#at = frame.end;
    return frame;
  }

  #readPreface(): void {
    while (this.#prefaceBytesLeft > 0 && this.#at < this.#input.length) {
      const expected = PREFACE[PREFACE.length - this.#prefaceBytesLeft];
      if (this.#input[this.#at] !== expected) {
        const because = "no HTTP/2 preface; connect with prior knowledge";
        throw new ConnectionError("PROTOCOL_ERROR", because);
      }
      this.#at++;
      this.#prefaceBytesLeft--;
    }
  }

  #checkedLength(bytes: Uint8Array, at: number): number {
    const length = readUint32(bytes, at) >>> 8;
    if (length <= this.#payloadBytesMax) return length;
    const name = frameName(bytes[at + 3] as number);
    throw new ConnectionError(
      "FRAME_SIZE_ERROR",
      `a ${name} frame of ${length} bytes, above ${this.#payloadBytesMax}`,
    );
  }

  /** The input ends inside a frame: begin to collect it. */
  #keepRest(): undefined {
    this.#partial = new Uint8Array(FRAME_HEADER_BYTES);
    this.#fillPartial(FRAME_HEADER_BYTES);
    if (this.#partialLength === FRAME_HEADER_BYTES) this.#growPartial();
    return undefined;
  }

  #nextPartial(): Frame | undefined {
    if (this.#partialLength < FRAME_HEADER_BYTES) {
      this.#fillPartial(FRAME_HEADER_BYTES);
      if (this.#partialLength < FRAME_HEADER_BYTES) return undefined;
      this.#growPartial();
    }
    const length = this.#partial.length - FRAME_HEADER_BYTES;
    this.#fillPartial(this.#partial.length);
    if (this.#partialLength < this.#partial.length) return undefined;
    const frame = frameAt(this.#partial, 0, length);
    this.#partial = NOTHING;
    this.#partialLength = 0;
    return frame;
  }

  /** The header is whole: make room for just this frame, once, and go on. */
  #growPartial(): void {
    const length = this.#checkedLength(this.#partial, 0);
    const larger = new Uint8Array(FRAME_HEADER_BYTES + length);
    larger.set(this.#partial);
    this.#partial = larger;
    this.#fillPartial(larger.length);
  }

  #fillPartial(upTo: number): void {
    const wanted = upTo - this.#partialLength;
    const end = Math.min(this.#at + wanted, this.#input.length);
    this.#partial.set(this.#input.subarray(this.#at, end), this.#partialLength);
    this.#partialLength += end - this.#at;
    this.#at = end;
  }
}

function frameAt(bytes: Uint8Array, at: number, length: number): Frame {
  const start = at + FRAME_HEADER_BYTES;
  return {
    length,
    type: bytes[at + 3] as number,
    flags: bytes[at + 4] as number,
    // The highest bit is reserved: ignored when received.
    streamId: readUint32(bytes, at + 5) & STREAM_ID_MAX,
    bytes,
    start,
    end: start + length,
  };
}
