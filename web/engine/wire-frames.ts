/** Which frames of HTTP/2 are in what one end of a connection said? */
import { MessageReader } from "../../src/protocols/grpc/message.ts";
import { errorCodeOf } from "../../src/protocols/http2/error-code.ts";
import {
  FLAG,
  FRAME,
  FRAME_HEADER_BYTES,
  type Frame,
  frameName,
  hasFlag,
  readUint32,
  STREAM_ID_MAX,
} from "../../src/protocols/http2/frame.ts";
import { FrameReader } from "../../src/protocols/http2/frame-reader.ts";
import { contentOf } from "../../src/protocols/http2/frame-rules.ts";
import { HpackDecoder } from "../../src/protocols/http2/hpack-decoder.ts";
import { messageView } from "./wire-message.ts";
import type { FrameView, MessageView } from "./wire-view.ts";

type Pair = readonly [name: string, value: string];

export interface Decoded {
  readonly frames: readonly FrameView[];
  readonly paths: ReadonlyMap<number, string>;
  readonly fault: string;
}

const ALL_BYTES = 16 * 1024 * 1024;
const FRAME_BYTES_MAX = 0xff_ffff;
const SETTING_BYTES = 6;
const SETTINGS: readonly string[] = [
  "HEADER_TABLE_SIZE",
  "ENABLE_PUSH",
  "MAX_CONCURRENT_STREAMS",
  "INITIAL_WINDOW_SIZE",
  "MAX_FRAME_SIZE",
  "MAX_HEADER_LIST_SIZE",
];

/** `paths`: what the client asked for on each stream, to read its replies. */
export function decodeFrames(
  bytes: Uint8Array,
  paths?: ReadonlyMap<number, string>,
): Decoded {
  const direction = new Direction(paths);
  const frames: FrameView[] = [];
  try {
    const reader = new FrameReader({
      payloadBytesMax: FRAME_BYTES_MAX,
      expectsPreface: paths === undefined,
    });
    reader.push(bytes);
    for (let frame = reader.next(); frame; frame = reader.next()) {
      frames.push(direction.view(frame));
    }
    return { frames, paths: direction.paths, fault: "" };
  } catch (error) {
    return { frames, paths: direction.paths, fault: String(error) };
  }
}

/** All that one end says: HPACK needs every block from the first. */
class Direction {
  readonly paths: Map<number, string>;
  readonly #isReply: boolean;
  readonly #hpack = new HpackDecoder({
    headerListBytesMax: ALL_BYTES,
    headerListBytesBomb: ALL_BYTES,
  });
  readonly #encodings = new Map<number, string>();
  readonly #readers = new Map<number, MessageReader>();
  #block: readonly number[] = [];

  constructor(paths: ReadonlyMap<number, string> | undefined) {
    this.#isReply = paths !== undefined;
    this.paths = new Map(paths);
  }

  view(frame: Frame): FrameView {
    const { type, flags, streamId, length, start } = frame;
    const isBlock = type === FRAME.HEADERS || type === FRAME.CONTINUATION;
    return {
      offset: start - FRAME_HEADER_BYTES,
      lengthBytes: length,
      type: frameName(type),
      typeNumber: type,
      flags: flagNames(frame),
      flagsNumber: flags,
      stream: streamId,
      headers: isBlock ? this.#headers(frame) : [],
      parts: partsOf(frame),
      messages: type === FRAME.DATA ? this.#messages(frame) : [],
    };
  }

  #headers(frame: Frame): readonly Pair[] {
    const isFirst = frame.type === FRAME.HEADERS;
    const { start, end } = isFirst ? contentOf(frame) : frame;
    const before = isFirst ? [] : this.#block;
    this.#block = [...before, ...frame.bytes.subarray(start, end)];
    if (!hasFlag(frame, FLAG.END_HEADERS)) return [];
    const block = Uint8Array.from(this.#block);
    const { fields } = this.#hpack.decode(block, 0, block.length);
    for (const { name, value } of fields) {
      if (name === ":path") this.paths.set(frame.streamId, value);
      if (name === "grpc-encoding") this.#encodings.set(frame.streamId, value);
    }
    return fields.map(({ name, value }) => [name, value] as const);
  }

  #messages(frame: Frame): readonly MessageView[] {
    const { streamId } = frame;
    const reader = this.#readers.get(streamId) ?? new MessageReader(ALL_BYTES);
    this.#readers.set(streamId, reader);
    const { start, end } = contentOf(frame);
    reader.push(frame.bytes.subarray(start, end));
    const found: MessageView[] = [];
    for (let one = reader.take(); one; one = reader.take()) {
      const path = this.paths.get(streamId) ?? "";
      const encoding = this.#encodings.get(streamId);
      found.push(messageView(one, { path, isReply: this.#isReply, encoding }));
    }
    return found;
  }
}

function flagNames(frame: Frame): readonly string[] {
  const { type } = frame;
  const canAck = type === FRAME.SETTINGS || type === FRAME.PING;
  if (canAck) return hasFlag(frame, FLAG.ACK) ? ["ACK"] : [];
  const isBlock = type === FRAME.HEADERS || type === FRAME.CONTINUATION;
  const names: (keyof typeof FLAG)[] = [];
  if (type === FRAME.HEADERS || type === FRAME.DATA) {
    names.push("END_STREAM", "PADDED");
  }
  if (isBlock) names.push("END_HEADERS");
  if (type === FRAME.HEADERS) names.push("PRIORITY");
  return names.filter((name) => hasFlag(frame, FLAG[name]));
}

function partsOf({ type, bytes, start, end }: Frame): readonly Pair[] {
  const word = (at: number) => readUint32(bytes, start + at);
  const code = (at: number) => `${word(at)} ${errorCodeOf(word(at))}`;
  switch (type) {
    case FRAME.SETTINGS:
      return settingsOf(bytes.subarray(start, end));
    case FRAME.WINDOW_UPDATE:
      return [["Window Size Increment", String(word(0) & STREAM_ID_MAX)]];
    case FRAME.RST_STREAM:
      return [["Error Code", code(0)]];
    case FRAME.GOAWAY:
      return [
        ["Last-Stream-ID", String(word(0) & STREAM_ID_MAX)],
        ["Error Code", code(4)],
      ];
    default:
      return [];
  }
}

function settingsOf(bytes: Uint8Array): readonly Pair[] {
  const found: Pair[] = [];
  for (let at = 0; at + SETTING_BYTES <= bytes.length; at += SETTING_BYTES) {
    const id = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    const name = SETTINGS[id - 1] ?? `0x${id.toString(16)}`;
    found.push([name, String(readUint32(bytes, at + 2))]);
  }
  return found;
}
