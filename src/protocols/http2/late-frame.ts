/** What of a frame whose stream is not there, or has had its end? */
import type { ConnectionCore } from "./connection-core.ts";
import { type Frame, frameName } from "./frame.ts";
import { ConnectionError, StreamError } from "./http2-error.ts";
import type { Stream } from "./stream.ts";

/** Throws for a frame on a stream that nobody has opened yet. */
export function checkNotIdle(core: ConnectionCore, frame: Frame): void {
  const { streamId, type } = frame;
  if (streamId <= core.lastStreamId && streamId % 2 === 1) return;
  const because = `${frameName(type)} on stream ${streamId}, which is idle`;
  throw new ConnectionError("PROTOCOL_ERROR", because);
}

/** DATA or a header section for a stream that is not there any more. */
export function receiveLate(core: ConnectionCore, frame: Frame): void {
  checkNotIdle(core, frame);
  const how = core.closedStreams.how(frame.streamId);
  // What we reset, the peer may not know yet; of the rest it has no excuse.
  if (how === "reset by us" || how === "forgotten") return;
  const what = `${frameName(frame.type)} on stream ${frame.streamId}`;
  if (how === "reset by the peer") {
    const because = `${what}, which the peer reset`;
    throw new StreamError(frame.streamId, "STREAM_CLOSED", because);
  }
  const code = how === "ended" ? "STREAM_CLOSED" : "PROTOCOL_ERROR";
  throw new ConnectionError(code, `${what}: it was ${how}`);
}

export function afterEnd(frame: Frame): StreamError {
  const { type, streamId } = frame;
  const because = `${frameName(type)} on stream ${streamId} after END_STREAM`;
  return new StreamError(streamId, "STREAM_CLOSED", because);
}

/** RFC 9113 section 8.1.1: a stream error, whatever is malformed. */
export function malformed(streamId: number, because: string): StreamError {
  return new StreamError(streamId, "PROTOCOL_ERROR", because);
}

/** At END_STREAM: did all the data come that content-length promised? */
export function checkContentEnd(stream: Stream, streamId: number): void {
  if (stream.contentBytesLeft <= 0) return;
  throw malformed(streamId, "less data than content-length says");
}
