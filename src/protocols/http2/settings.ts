/** What do two HTTP/2 peers tell each other about themselves? */
import { type Frame, readUint32, STREAM_ID_MAX } from "./frame.ts";
import { ConnectionError } from "./http2-error.ts";
import type { Limits } from "./limits.ts";

/** RFC 9113 section 6.5.2: the numbers on the wire. */
const SETTING = {
  HEADER_TABLE_SIZE: 1,
  ENABLE_PUSH: 2,
  MAX_CONCURRENT_STREAMS: 3,
  INITIAL_WINDOW_SIZE: 4,
  MAX_FRAME_SIZE: 5,
  MAX_HEADER_LIST_SIZE: 6,
} as const;

const SETTING_BYTES = 6;
export const INITIAL_WINDOW_BYTES = 65_535;
const FRAME_BYTES_MIN = 16_384;
const FRAME_BYTES_MAX = 16_777_215;

/** What a peer allows us. */
export interface Settings {
  readonly headerTableBytes: number;
  readonly concurrentStreamsMax: number;
  readonly initialWindowBytes: number;
  readonly frameBytesMax: number;
  readonly headerListBytesMax: number;
}

/**
 * What holds until the peer says otherwise. RFC 9113 has no limit on streams
 * at first and advises not to go far above 100 before the settings come.
 */
export const INITIAL_SETTINGS: Settings = {
  headerTableBytes: 4_096,
  concurrentStreamsMax: 100,
  initialWindowBytes: INITIAL_WINDOW_BYTES,
  frameBytesMax: FRAME_BYTES_MIN,
  headerListBytesMax: Number.POSITIVE_INFINITY,
};

/**
 * The peer's settings after this frame, RFC 9113 section 6.5. Unknown ones
 * are ignored. Throws a ConnectionError for a value out of range.
 */
export function readSettings(
  frame: Frame,
  before: Settings,
  from: "client" | "server",
): Settings {
  if (frame.length % SETTING_BYTES !== 0) {
    const because = `a SETTINGS frame of ${frame.length} bytes, not 6 each`;
    throw new ConnectionError("FRAME_SIZE_ERROR", because);
  }
  const next = { ...before };
  for (let at = frame.start; at < frame.end; at += SETTING_BYTES) {
    const id = ((frame.bytes[at] as number) << 8) | (frame.bytes[at + 1] ?? 0);
    const value = readUint32(frame.bytes, at + 2);
    checkRange(id, value, from);
    if (id === SETTING.HEADER_TABLE_SIZE) next.headerTableBytes = value;
    if (id === SETTING.MAX_CONCURRENT_STREAMS)
      next.concurrentStreamsMax = value;
    if (id === SETTING.INITIAL_WINDOW_SIZE) next.initialWindowBytes = value;
    if (id === SETTING.MAX_FRAME_SIZE) next.frameBytesMax = value;
    if (id === SETTING.MAX_HEADER_LIST_SIZE) next.headerListBytesMax = value;
  }
  return next;
}

function checkRange(id: number, value: number, from: string): void {
  if (id === SETTING.INITIAL_WINDOW_SIZE && value > STREAM_ID_MAX) {
    const because = `INITIAL_WINDOW_SIZE ${value} is above 2^31-1`;
    throw new ConnectionError("FLOW_CONTROL_ERROR", because);
  }
  if (id === SETTING.ENABLE_PUSH && value > (from === "client" ? 1 : 0)) {
    const because = `ENABLE_PUSH ${value} from a ${from}`;
    throw new ConnectionError("PROTOCOL_ERROR", because);
  }
  const isFrameSize = value >= FRAME_BYTES_MIN && value <= FRAME_BYTES_MAX;
  if (id === SETTING.MAX_FRAME_SIZE && !isFrameSize) {
    const because = `MAX_FRAME_SIZE ${value} is not 16384 to 16777215`;
    throw new ConnectionError("PROTOCOL_ERROR", because);
  }
}

/** What we say of ourselves; what RFC 9113 assumes anyway is left out. */
export function ourSettings(
  limits: Limits,
  role: "client" | "server",
): (readonly [id: number, value: number])[] {
  const pairs: (readonly [id: number, value: number])[] = [];
  if (limits.headerTableBytesMax !== INITIAL_SETTINGS.headerTableBytes) {
    pairs.push([SETTING.HEADER_TABLE_SIZE, limits.headerTableBytesMax]);
  }
  if (role === "client") pairs.push([SETTING.ENABLE_PUSH, 0]);
  if (role === "server") {
    pairs.push([SETTING.MAX_CONCURRENT_STREAMS, limits.concurrentStreamsMax]);
  }
  if (limits.streamWindowBytes !== INITIAL_WINDOW_BYTES) {
    pairs.push([SETTING.INITIAL_WINDOW_SIZE, limits.streamWindowBytes]);
  }
  if (limits.frameBytesMax !== FRAME_BYTES_MIN) {
    pairs.push([SETTING.MAX_FRAME_SIZE, limits.frameBytesMax]);
  }
  pairs.push([SETTING.MAX_HEADER_LIST_SIZE, limits.headerListBytesMax]);
  return pairs;
}
