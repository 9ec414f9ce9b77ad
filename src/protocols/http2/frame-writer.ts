/** How does each kind of frame look in bytes? */
import type { EventSink } from "../../ports/event.ts";
import type { ByteBuffer } from "./byte-buffer.ts";
import { putByteString } from "./byte-string.ts";
import { ERROR_CODE, type ErrorCode } from "./error-code.ts";
import {
  FLAG,
  FRAME,
  FRAME_HEADER_BYTES,
  type FrameHeader,
  frameName,
  writeUint32,
} from "./frame.ts";
import { frameSent } from "./http2-event.ts";
import type { Link } from "./link.ts";
import type { Output } from "./output.ts";
import { PREFACE } from "./preface.ts";

const SETTING_BYTES = 6;

/**
 * Every peer takes this much in a frame, RFC 9113 section 4.2. We never ask
 * whether it takes more: a longer frame only holds up the other streams.
 */
export const DATA_BYTES_MAX = 16_384;

const PING_BYTES = 8;

/** Puts frames into the output, and into the trace. */
export class FrameWriter {
  readonly #output: Output;
  readonly #events: EventSink;
  readonly #link: Link;
  /** HEADERS and DATA so far. */
  streamFrames = 0;
  #count = 0;

  constructor(output: Output, events: EventSink, link: Link) {
    this.#output = output;
    this.#events = events;
    this.#link = link;
  }

  preface(): void {
    const at = this.#output.reserve(PREFACE.length);
    this.#output.bytes.set(PREFACE, at);
    this.#output.wrote();
  }

  /** HEADERS, and as many CONTINUATION as the block needs. */
  headers(streamId: number, block: ByteBuffer, endStream: boolean): void {
    this.#output.cork();
    this.streamFrames += 1;
    let type: number = FRAME.HEADERS;
    let flags: number = endStream ? FLAG.END_STREAM : 0;
    let from = 0;
    do {
      const length = Math.min(block.length - from, DATA_BYTES_MAX);
      if (from + length === block.length) flags |= FLAG.END_HEADERS;
      const at = this.#begin({ type, flags, streamId, length });
      const part = block.bytes.subarray(from, from + length);
      this.#output.bytes.set(part, at);
      from += length;
      type = FRAME.CONTINUATION;
      flags = 0;
    } while (from < block.length);
    this.#output.uncork();
  }

  /** The caller keeps to the windows and to DATA_BYTES_MAX. */
  data(streamId: number, bytes: Uint8Array, endStream: boolean): void {
    const flags = endStream ? FLAG.END_STREAM : 0;
    const { length } = bytes;
    this.streamFrames += 1;
    const at = this.#begin({ type: FRAME.DATA, flags, streamId, length });
    this.#output.bytes.set(bytes, at);
    this.#output.wrote();
  }

  rstStream(streamId: number, code: ErrorCode): void {
    const type = FRAME.RST_STREAM;
    const at = this.#begin({ type, flags: 0, streamId, length: 4 });
    writeUint32(this.#output.bytes, at, ERROR_CODE[code]);
    this.#output.wrote();
  }

  /** Our settings, as pairs of number and value. */
  settings(pairs: readonly (readonly [id: number, value: number])[]): void {
    const length = pairs.length * SETTING_BYTES;
    const type = FRAME.SETTINGS;
    let at = this.#begin({ type, flags: 0, streamId: 0, length });
    for (const [id, value] of pairs) {
      this.#output.bytes[at] = id >>> 8;
      this.#output.bytes[at + 1] = id;
      writeUint32(this.#output.bytes, at + 2, value);
      at += SETTING_BYTES;
    }
    this.#output.wrote();
  }

  settingsAck(): void {
    const flags = FLAG.ACK;
    this.#begin({ type: FRAME.SETTINGS, flags, streamId: 0, length: 0 });
    this.#output.wrote();
  }

  ping(payload: Uint8Array): void {
    this.#ping(payload, 0);
  }

  pingAck(payload: Uint8Array): void {
    this.#ping(payload, FLAG.ACK);
  }

  goAway(lastStreamId: number, code: ErrorCode, because: string): void {
    const length = 8 + because.length;
    const type = FRAME.GOAWAY;
    const at = this.#begin({ type, flags: 0, streamId: 0, length });
    writeUint32(this.#output.bytes, at, lastStreamId);
    writeUint32(this.#output.bytes, at + 4, ERROR_CODE[code]);
    putByteString(this.#output.bytes, at + 8, because);
    this.#output.wrote();
  }

  windowUpdate(streamId: number, increment: number): void {
    const type = FRAME.WINDOW_UPDATE;
    const at = this.#begin({ type, flags: 0, streamId, length: 4 });
    writeUint32(this.#output.bytes, at, increment);
    this.#output.wrote();
  }

  #ping(payload: Uint8Array, flags: number): void {
    const length = PING_BYTES;
    const at = this.#begin({ type: FRAME.PING, flags, streamId: 0, length });
    this.#output.bytes.set(payload, at);
    this.#output.wrote();
  }

  /** Writes the nine bytes. Returns where in the output the payload goes. */
  #begin(header: FrameHeader): number {
    const { type, flags, streamId, length } = header;
    const at = this.#output.reserve(FRAME_HEADER_BYTES + length);
    const { bytes } = this.#output;
    bytes[at] = length >>> 16;
    bytes[at + 1] = length >>> 8;
    bytes[at + 2] = length;
    bytes[at + 3] = type;
    bytes[at + 4] = flags;
    writeUint32(bytes, at + 5, streamId);
    this.#count++;
    this.#events.record(
      frameSent,
      this.#link.name,
      this.#link.port,
      this.#count,
      frameName(type),
      streamId,
      length,
      flags,
    );
    return at + FRAME_HEADER_BYTES;
  }
}
