/** What does a well-behaved HTTP/2 peer send? */
import type { Header } from "../../src/protocols/http2/connection-types.ts";
import { HpackEncoder } from "../../src/protocols/http2/hpack-encoder.ts";
import {
  ACK,
  END_HEADERS,
  END_STREAM,
  frameBytes,
  PADDED,
  PRIORITY,
  REQUEST,
  RESPONSE,
  TYPE,
  u16,
  u32,
} from "../protocols/http2/raw-peer.ts";

export type Transcript = readonly Uint8Array[];

/** Writes the frames of one peer, with its HPACK table. */
class Author {
  readonly #encoder = new HpackEncoder();
  readonly frames: Uint8Array[] = [
    frameBytes({ type: TYPE.SETTINGS, payload: [...u16(4), ...u32(70_000)] }),
    frameBytes({ type: TYPE.SETTINGS, flags: ACK }),
  ];

  block(headers: readonly Header[]): Uint8Array {
    const block = this.#encoder.encode(headers);
    return block.bytes.slice(0, block.length);
  }

  headers(streamId: number, headers: readonly Header[], flags = 0): this {
    const payload = this.block(headers);
    return this.frame(TYPE.HEADERS, { flags: flags | END_HEADERS, streamId }, [
      ...payload,
    ]);
  }

  data(streamId: number, length: number, flags = 0): this {
    const payload = Uint8Array.from({ length }, (_, at) => at & 255);
    return this.frame(TYPE.DATA, { flags, streamId }, payload);
  }

  frame(
    type: number,
    head: { flags?: number; streamId?: number },
    payload: ArrayLike<number> = [],
  ): this {
    this.frames.push(frameBytes({ type, ...head, payload }));
    return this;
  }
}

const METADATA: readonly Header[] = [
  ...REQUEST,
  { name: "content-type", value: "application/grpc" },
  { name: "grpc-timeout", value: "1500m" },
  { name: "user-agent", value: "grpc-node-js/1.14.7" },
  { name: "x-request-id", value: "abc-123" },
  { name: "token-bin", value: "AAECAwQF" },
];

const TRAILERS: readonly Header[] = [
  { name: "grpc-status", value: "0" },
  { name: "grpc-message", value: "ok" },
];

function unary(): Transcript {
  const author = new Author();
  for (const id of [1, 3, 5]) {
    author.headers(id, METADATA).data(id, 20, END_STREAM);
  }
  return author.frames;
}

function control(): Transcript {
  const author = new Author();
  author.frame(TYPE.PING, {}, new Uint8Array(8));
  author.frame(TYPE.WINDOW_UPDATE, {}, u32(100_000));
  author
    .headers(1, METADATA)
    .frame(TYPE.WINDOW_UPDATE, { streamId: 1 }, [...u32(5_000)]);
  author.frame(TYPE.PRIORITY, { streamId: 3 }, [...u32(1), 16]);
  author.frame(TYPE.SETTINGS, {}, [
    ...u16(1),
    ...u32(64),
    ...u16(4),
    0,
    0,
    9,
    9,
  ]);
  author.headers(3, METADATA, END_STREAM);
  author.frame(TYPE.RST_STREAM, { streamId: 1 }, u32(8));
  author.frame(0x2a, { flags: 0xff, streamId: 3 }, [1, 2, 3]);
  author.frame(TYPE.GOAWAY, {}, [...u32(0), ...u32(0), 98, 121, 101]);
  return author.frames;
}

function continued(): Transcript {
  const author = new Author();
  const block = author.block([
    ...METADATA,
    { name: "x-long", value: "y".repeat(300) },
  ]);
  const third = Math.ceil(block.length / 3);
  author.frame(TYPE.HEADERS, { streamId: 1 }, block.subarray(0, third));
  const rest = block.subarray(third, 2 * third);
  author.frame(TYPE.CONTINUATION, { streamId: 1 }, rest);
  author.frame(
    TYPE.CONTINUATION,
    { flags: END_HEADERS, streamId: 1 },
    block.subarray(2 * third),
  );
  author.data(1, 3_000).data(1, 0).headers(1, TRAILERS, END_STREAM);
  return author.frames;
}

function padded(): Transcript {
  const author = new Author();
  const block = author.block(METADATA);
  const flags = END_HEADERS | PADDED | PRIORITY;
  const payload = [4, ...u32(0), 9, ...block, 0, 0, 0, 0];
  author.frame(TYPE.HEADERS, { flags, streamId: 1 }, payload);
  author.frame(TYPE.DATA, { flags: PADDED, streamId: 1 }, [2, 7, 8, 9, 0, 0]);
  author.headers(3, [...METADATA, { name: "content-length", value: "40" }]);
  author.data(3, 40, END_STREAM).data(1, 10, END_STREAM);
  return author.frames;
}

function many(): Transcript {
  const author = new Author();
  for (let id = 1; id < 30; id += 2) {
    author.headers(id, [...METADATA, { name: `x-${id}`, value: `v${id}` }]);
    if (id % 3 === 0) author.frame(TYPE.RST_STREAM, { streamId: id }, u32(8));
    else author.data(id, id * 50, END_STREAM);
  }
  return author.frames;
}

function answers(): Transcript {
  const author = new Author();
  for (const id of [1, 3]) {
    author.headers(id, RESPONSE).data(id, 40);
    author.headers(id, TRAILERS, END_STREAM);
  }
  author.frame(TYPE.PING, {}, new Uint8Array(8));
  author.headers(5, [{ name: ":status", value: "103" }]);
  author.headers(5, [...RESPONSE, ...TRAILERS], END_STREAM);
  author.frame(TYPE.RST_STREAM, { streamId: 7 }, u32(7));
  author.frame(TYPE.GOAWAY, {}, [...u32(7), ...u32(0)]);
  return author.frames;
}

/** What clients send to a server, after the preface. */
export const FROM_CLIENTS: readonly Transcript[] = [
  unary(),
  control(),
  continued(),
  padded(),
  many(),
];

/** What servers send to a client that opened a few streams. */
export const FROM_SERVERS: readonly Transcript[] = [answers(), control()];
