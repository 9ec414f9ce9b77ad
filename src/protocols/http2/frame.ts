/** What is a frame of HTTP/2? */

/** RFC 9113 section 4.1: length (3 bytes), type, flags, stream (4). */
export const FRAME_HEADER_BYTES = 9;

/** RFC 9113 section 6. */
export const FRAME = {
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

export type FrameName = keyof typeof FRAME;

const NAMES = Object.keys(FRAME) as FrameName[];

/** "HEADERS", or "UNKNOWN" for a type that an extension may define. */
export function frameName(type: number): FrameName | "UNKNOWN" {
  return NAMES[type] ?? "UNKNOWN";
}

export const FLAG = {
  ACK: 0x01,
  END_STREAM: 0x01,
  END_HEADERS: 0x04,
  PADDED: 0x08,
  PRIORITY: 0x20,
} as const;

/** Ids and windows have 31 bits. */
export const STREAM_ID_MAX = 0x7fff_ffff;

export interface FrameHeader {
  readonly type: number;
  readonly flags: number;
  readonly streamId: number;
  /** Of the payload, in bytes. */
  readonly length: number;
}

/**
 * A frame that came. Its payload is `bytes` from `start` up to, not with,
 * `end`: no view is made for the many frames that need none.
 */
export interface Frame extends FrameHeader {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

export function hasFlag(frame: FrameHeader, flag: number): boolean {
  return (frame.flags & flag) !== 0;
}

export function readUint32(bytes: Uint8Array, at: number): number {
  const high = (bytes[at] as number) * 0x100_0000;
  const middle = (bytes[at + 1] as number) << 16;
  const low = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
  return high + (middle | low);
}

export function writeUint32(
  bytes: Uint8Array,
  at: number,
  value: number,
): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}
