/** How do HEADERS and its CONTINUATION frames become one block? */
import type { Clock, Timer } from "../../ports/clock.ts";
import { ms } from "../../ports/time.ts";
import { ByteBuffer } from "./byte-buffer.ts";
import { FLAG, FRAME, type Frame, frameName, hasFlag } from "./frame.ts";
import { contentOf } from "./frame-rules.ts";
import { ConnectionError } from "./http2-error.ts";
import type { Limits } from "./limits.ts";

/** A whole block: the bytes from `start` to `end`, valid in this turn. */
export interface HeaderBlock {
  readonly streamId: number;
  readonly endStream: boolean;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** At most one block is under way, RFC 9113 section 6.10. */
export class HeaderAssembly {
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #onLate: (because: string) => void;
  /** Undefined until the first block that needs a CONTINUATION. */
  #buffer: ByteBuffer | undefined;
  /** 0: no block is under way. */
  #streamId = 0;
  #endStream = false;
  #continuations = 0;
  /** Runs while a block is under way: nothing else may come meanwhile. */
  #timer: Timer | undefined;

  constructor(limits: Limits, clock: Clock, onLate: (because: string) => void) {
    this.#limits = limits;
    this.#clock = clock;
    this.#onLate = onLate;
  }

  stop(): void {
    this.#timer?.cancel();
  }

  /** Throws when this frame comes inside a block and does not continue it. */
  check(frame: Frame): void {
    const continues = frame.type === FRAME.CONTINUATION;
    if (this.#streamId === 0 && !continues) return;
    if (continues && frame.streamId === this.#streamId) return;
    const name = frameName(frame.type);
    const because =
      this.#streamId === 0
        ? `a CONTINUATION on stream ${frame.streamId} without HEADERS`
        : `a ${name} frame inside the header block of ${this.#streamId}`;
    throw new ConnectionError("PROTOCOL_ERROR", because);
  }

  /** Takes HEADERS or CONTINUATION; returns the block when it is whole. */
  add(frame: Frame): HeaderBlock | undefined {
    if (frame.type === FRAME.CONTINUATION) return this.#continue(frame);
    const endStream = hasFlag(frame, FLAG.END_STREAM);
    const { start, end } = contentOf(frame);
    if (hasFlag(frame, FLAG.END_HEADERS)) {
      const { bytes, streamId } = frame;
      return { streamId, endStream, bytes, start, end };
    }
    this.#streamId = frame.streamId;
    this.#endStream = endStream;
    this.#continuations = 0;
    this.#buffer ??= new ByteBuffer();
    this.#buffer.clear();
    this.#buffer.append(frame.bytes, start, end);
    const { headerTimeoutMs } = this.#limits;
    this.#timer = this.#clock.after(ms(headerTimeoutMs), () =>
      this.#onLate(`a header block is not whole after ${headerTimeoutMs} ms`),
    );
    return undefined;
  }

  #continue(frame: Frame): HeaderBlock | undefined {
    const buffer = this.#buffer as ByteBuffer;
    this.#continuations++;
    const { continuationsMax, headerBlockBytesMax } = this.#limits;
    const size = buffer.length + frame.length;
    if (this.#continuations > continuationsMax || size > headerBlockBytesMax) {
      throw new ConnectionError(
        "ENHANCE_YOUR_CALM",
        `a header block of ${this.#continuations} CONTINUATION frames, ` +
          `${size} bytes`,
      );
    }
    buffer.append(frame.bytes, frame.start, frame.end);
    if (!hasFlag(frame, FLAG.END_HEADERS)) return undefined;
    this.stop();
    const streamId = this.#streamId;
    this.#streamId = 0;
    const { bytes, length } = buffer;
    return {
      streamId,
      endStream: this.#endStream,
      bytes,
      start: 0,
      end: length,
    };
  }
}
