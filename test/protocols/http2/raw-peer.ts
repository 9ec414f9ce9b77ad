/** How does a test speak HTTP/2 by hand, right or wrong? */

import type { ByteStream } from "../../../src/ports/byte-stream.ts";
import type { Header } from "../../../src/protocols/http2/connection-types.ts";
import {
  ERROR_CODE,
  errorCodeOf,
} from "../../../src/protocols/http2/error-code.ts";
import { HpackDecoder } from "../../../src/protocols/http2/hpack-decoder.ts";
import { HpackEncoder } from "../../../src/protocols/http2/hpack-encoder.ts";

export const TYPE = {
  DATA: 0,
  HEADERS: 1,
  PRIORITY: 2,
  RST_STREAM: 3,
  SETTINGS: 4,
  PUSH_PROMISE: 5,
  PING: 6,
  GOAWAY: 7,
  WINDOW_UPDATE: 8,
  CONTINUATION: 9,
} as const;

export const END_STREAM = 1;
export const ACK = 1;
export const END_HEADERS = 4;
export const PADDED = 8;
export const PRIORITY = 0x20;

export interface SeenFrame {
  readonly type: number;
  readonly flags: number;
  readonly streamId: number;
  readonly payload: Uint8Array;
}

export interface FrameParts {
  readonly type: number;
  readonly flags?: number;
  readonly streamId?: number;
  readonly payload?: ArrayLike<number>;
}

export function u16(n: number): number[] {
  return [(n >>> 8) & 255, n & 255];
}

export function u32(n: number): number[] {
  return [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
}

export function frameBytes(parts: FrameParts): Uint8Array {
  const payload = parts.payload ?? [];
  const length = u32(payload.length).slice(1);
  const head = [...length, parts.type, parts.flags ?? 0];
  const bytes = new Uint8Array(9 + payload.length);
  bytes.set([...head, ...u32(parts.streamId ?? 0)]);
  bytes.set(payload, 9);
  return bytes;
}

export function join(...parts: readonly ArrayLike<number>[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export const PREFACE_BYTES = Uint8Array.from(
  "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  (c) => c.charCodeAt(0),
);

export const REQUEST: readonly Header[] = [
  { name: ":method", value: "POST" },
  { name: ":scheme", value: "http" },
  { name: ":path", value: "/bank.Bank/Pay" },
  { name: ":authority", value: "bank" },
  { name: "te", value: "trailers" },
];

export const RESPONSE: readonly Header[] = [
  { name: ":status", value: "200" },
  { name: "content-type", value: "application/grpc" },
];

const WIDE = {
  headerListBytesMax: Number.POSITIVE_INFINITY,
  headerListBytesBomb: Number.POSITIVE_INFINITY,
};

/** Writes what it is told and remembers what it sees. */
export class RawPeer {
  readonly #stream: ByteStream;
  readonly encoder = new HpackEncoder();
  readonly decoder = new HpackDecoder(WIDE);
  readonly frames: SeenFrame[] = [];
  #rest = new Uint8Array(0);
  #prefaceLeft: number;
  hasEnded = false;
  closed: string | undefined;

  constructor(stream: ByteStream, role: "client" | "server") {
    this.#stream = stream;
    this.#prefaceLeft = role === "server" ? PREFACE_BYTES.length : 0;
    stream.attach({
      onOpen: () => {},
      onData: (bytes) => this.#receive(bytes),
      onEnd: () => {
        this.hasEnded = true;
        stream.end();
      },
      onClose: (reason) => {
        this.closed = reason;
      },
    });
  }

  bytes(...parts: readonly ArrayLike<number>[]): void {
    if (!this.hasEnded && this.closed === undefined) {
      this.#stream.write(join(...parts));
    }
  }

  frame(parts: FrameParts): void {
    this.bytes(frameBytes(parts));
  }

  /** Preface and empty SETTINGS, as a client begins. */
  greet(settings: ArrayLike<number> = []): void {
    this.bytes(
      PREFACE_BYTES,
      frameBytes({ type: TYPE.SETTINGS, payload: settings }),
      frameBytes({ type: TYPE.SETTINGS, flags: ACK }),
    );
  }

  block(headers: readonly Header[]): Uint8Array {
    const block = this.encoder.encode(headers);
    return block.bytes.slice(0, block.length);
  }

  headers(streamId: number, headers: readonly Header[], flags: number): void {
    const payload = this.block(headers);
    const type = TYPE.HEADERS;
    this.frame({ type, flags: flags | END_HEADERS, streamId, payload });
  }

  data(streamId: number, payload: ArrayLike<number>, flags: number): void {
    this.frame({ type: TYPE.DATA, flags, streamId, payload });
  }

  reset(streamId: number): void {
    const payload = u32(ERROR_CODE.CANCEL);
    this.frame({ type: TYPE.RST_STREAM, streamId, payload });
  }

  windowUpdate(streamId: number, increment: number): void {
    const payload = u32(increment);
    this.frame({ type: TYPE.WINDOW_UPDATE, streamId, payload });
  }

  seen(type: number): SeenFrame[] {
    return this.frames.filter((frame) => frame.type === type);
  }

  /** The last GOAWAY as "CODE: text", or undefined. */
  get goAway(): string | undefined {
    const payload = this.seen(TYPE.GOAWAY).at(-1)?.payload;
    if (payload === undefined) return undefined;
    const code = errorCodeOf(payload[7] as number);
    return `${code}: ${String.fromCharCode(...payload.subarray(8))}`;
  }

  get goAwayCode(): string | undefined {
    return this.goAway?.split(":")[0];
  }

  /** Each RST_STREAM as "id CODE". */
  get resets(): string[] {
    return this.seen(TYPE.RST_STREAM).map(({ streamId, payload }) => {
      return `${streamId} ${errorCodeOf(payload[3] as number)}`;
    });
  }

  #receive(bytes: Uint8Array): void {
    this.#rest = join(this.#rest, bytes) as Uint8Array<ArrayBuffer>;
    if (this.#prefaceLeft > 0) {
      if (this.#rest.length < this.#prefaceLeft) return;
      this.#rest = this.#rest.slice(this.#prefaceLeft);
      this.#prefaceLeft = 0;
    }
    for (;;) {
      const rest = this.#rest;
      if (rest.length < 9) return;
      const [a = 0, b = 0, c = 0, type = 0, flags = 0] = rest;
      const length = a * 65_536 + b * 256 + c;
      if (rest.length < 9 + length) return;
      const [d = 0, e = 0, f = 0, g = 0] = rest.subarray(5);
      const streamId = d * 2 ** 24 + e * 65_536 + f * 256 + g;
      const payload = rest.slice(9, 9 + length);
      this.frames.push({ type, flags, streamId, payload });
      this.#rest = rest.slice(9 + length);
    }
  }
}
