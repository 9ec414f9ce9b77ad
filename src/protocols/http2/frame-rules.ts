/** Is a frame well-formed, whatever state its stream is in? */
import { FLAG, FRAME, type Frame, frameName, hasFlag } from "./frame.ts";
import { ConnectionError, StreamError } from "./http2-error.ts";

/** RFC 9113 section 6: these speak of a stream, those of the connection. */
const ON_STREAM: readonly number[] = [
  FRAME.DATA,
  FRAME.HEADERS,
  FRAME.PRIORITY,
  FRAME.RST_STREAM,
  FRAME.CONTINUATION,
];
const ON_CONNECTION: readonly number[] = [
  FRAME.SETTINGS,
  FRAME.PING,
  FRAME.GOAWAY,
];

const PRIORITY_BYTES = 5;

/** Throws the error that RFC 9113 section 6 names for this frame, if any. */
export function checkFrame(frame: Frame): void {
  const { type, streamId } = frame;
  if (streamId === 0 && ON_STREAM.includes(type)) {
    throw wrong(`a ${frameName(type)} frame on stream 0`);
  }
  if (streamId !== 0 && ON_CONNECTION.includes(type)) {
    throw wrong(`a ${frameName(type)} frame on stream ${streamId}`);
  }
  if (type === FRAME.RST_STREAM || type === FRAME.WINDOW_UPDATE) {
    if (frame.length !== 4) throw wrongSize(frame, "4");
  }
  if (type === FRAME.PING && frame.length !== 8) throw wrongSize(frame, "8");
  if (type === FRAME.GOAWAY && frame.length < 8) {
    throw wrongSize(frame, "8 or more");
  }
  if (type === FRAME.SETTINGS && hasFlag(frame, FLAG.ACK)) {
    if (frame.length !== 0) throw wrongSize(frame, "0");
  }
  if (type === FRAME.PRIORITY && frame.length !== PRIORITY_BYTES) {
    const because = `a PRIORITY frame of ${frame.length} bytes, not 5`;
    throw new StreamError(streamId, "FRAME_SIZE_ERROR", because);
  }
}

/** The part of a payload that counts. */
export interface Content {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the content of DATA or HEADERS is, without padding and priority.
 * Throws when the padding is as long as the payload (section 6.1).
 */
export function contentOf(frame: Frame): Content {
  let { start, end } = frame;
  const isPadded = hasFlag(frame, FLAG.PADDED);
  const hasPriority =
    frame.type === FRAME.HEADERS && hasFlag(frame, FLAG.PRIORITY);
  const before = (isPadded ? 1 : 0) + (hasPriority ? PRIORITY_BYTES : 0);
  if (frame.length < before) throw wrongSize(frame, `${before} or more`);
  if (isPadded) end -= frame.bytes[start] as number;
  start += before;
  if (end >= start) return { start, end };
  throw wrong(`a ${frameName(frame.type)} frame with more padding than room`);
}

function wrong(because: string): ConnectionError {
  return new ConnectionError("PROTOCOL_ERROR", because);
}

function wrongSize(frame: Frame, rightBytes: string): ConnectionError {
  const name = frameName(frame.type);
  const because = `a ${name} frame of ${frame.length} bytes, not ${rightBytes}`;
  return new ConnectionError("FRAME_SIZE_ERROR", because);
}
