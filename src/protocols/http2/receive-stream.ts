/** What do DATA, RST_STREAM and WINDOW_UPDATE do to a stream? */
import { type ConnectionCore, ENDED } from "./connection-core.ts";
import { errorCodeOf } from "./error-code.ts";
import {
  FLAG,
  type Frame,
  hasFlag,
  readUint32,
  STREAM_ID_MAX,
} from "./frame.ts";
import { contentOf } from "./frame-rules.ts";
import { ConnectionError, StreamError } from "./http2-error.ts";
import {
  afterEnd,
  checkContentEnd,
  checkNotIdle,
  malformed,
  receiveLate,
} from "./late-frame.ts";
import type { Stream } from "./stream.ts";
import { canReceive } from "./stream-state.ts";

export function receiveData(core: ConnectionCore, frame: Frame): void {
  // Padding counts, and so do frames for streams that are gone.
  if (!core.receiveWindow.take(frame.length)) {
    const because = `DATA of ${frame.length} bytes, beyond our window`;
    throw new ConnectionError("FLOW_CONTROL_ERROR", because);
  }
  const increment = core.receiveWindow.refill();
  if (increment > 0) core.writer.windowUpdate(0, increment);
  const { start, end } = contentOf(frame);
  const endStream = hasFlag(frame, FLAG.END_STREAM);
  if (start === end && !endStream && !core.emptyData.take()) {
    const because = "too many DATA frames without data";
    throw new ConnectionError("ENHANCE_YOUR_CALM", because);
  }
  const stream = core.streams.get(frame.streamId);
  if (stream === undefined) {
    receiveLate(core, frame);
    return;
  }
  if (!canReceive(stream.state)) throw afterEnd(frame);
  checkData(stream, frame.length, end - start);
  if (endStream) checkContentEnd(stream, stream.id);
  const isOver = endStream && stream.endReceived();
  if (end > start || endStream) {
    stream.deliverData(frame.bytes.subarray(start, end), endStream);
  }
  if (isOver) core.closeStream(stream, ENDED, "ended");
  if (!canReceive(stream.state)) return;
  const more = stream.receiveWindow.refill();
  if (more > 0) core.writer.windowUpdate(stream.id, more);
}

function checkData(
  stream: Stream,
  frameBytes: number,
  contentBytes: number,
): void {
  if (!stream.receiveWindow.take(frameBytes)) {
    const because = `DATA of ${frameBytes} bytes, beyond the stream's window`;
    throw new StreamError(stream.id, "FLOW_CONTROL_ERROR", because);
  }
  if (!stream.hasHeaders) throw malformed(stream.id, "DATA before HEADERS");
  if (stream.contentBytesLeft < 0) return;
  stream.contentBytesLeft -= contentBytes;
  if (stream.contentBytesLeft >= 0) return;
  throw malformed(stream.id, "more data than content-length says");
}

export function receiveReset(core: ConnectionCore, frame: Frame): void {
  const stream = core.streams.get(frame.streamId);
  if (stream === undefined) {
    checkNotIdle(core, frame);
    return;
  }
  // CVE-2023-44487: work begun and thrown away costs the peer nothing.
  if (core.role.name === "server" && !core.resets.take()) {
    const because = "too many streams opened and reset (CVE-2023-44487)";
    throw new ConnectionError("ENHANCE_YOUR_CALM", because);
  }
  const code = errorCodeOf(readUint32(frame.bytes, frame.start));
  const reason = { kind: "reset", by: "peer", code } as const;
  core.closeStream(stream, reason, "reset by the peer");
}

export function receiveWindowUpdate(core: ConnectionCore, frame: Frame): void {
  const { streamId } = frame;
  const increment = readUint32(frame.bytes, frame.start) & STREAM_ID_MAX;
  const stream = core.streams.get(streamId);
  if (streamId !== 0 && stream === undefined) {
    checkNotIdle(core, frame);
    return;
  }
  const window = stream?.sendWindow ?? core.sender.window;
  if (increment === 0) throw windowError(streamId, "an increment of 0");
  if (!window.grow(increment)) {
    throw windowError(streamId, "a window above 2^31-1");
  }
  if (stream === undefined) core.sender.pump();
  else core.sender.pumpStream(stream);
}

/** PRIORITY may come at any time and, since RFC 9113, says nothing. */
export function receivePriority(frame: Frame): void {
  const dependsOn = readUint32(frame.bytes, frame.start) & STREAM_ID_MAX;
  if (dependsOn !== frame.streamId) return;
  throw malformed(frame.streamId, "PRIORITY makes it depend on itself");
}

function windowError(streamId: number, what: string): Error {
  const isZero = what === "an increment of 0";
  const code = isZero ? "PROTOCOL_ERROR" : "FLOW_CONTROL_ERROR";
  const because = `WINDOW_UPDATE on stream ${streamId}: ${what}`;
  return streamId === 0
    ? new ConnectionError(code, because)
    : new StreamError(streamId, code, because);
}
