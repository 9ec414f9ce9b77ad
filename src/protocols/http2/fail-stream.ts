/** What do we do about a fault of the peer that costs one stream? */
import type { ConnectionCore } from "./connection-core.ts";
import { ConnectionError, type StreamError } from "./http2-error.ts";

/** Resets the stream. Throws a ConnectionError when it must not be so easy. */
export function failStream(core: ConnectionCore, error: StreamError): void {
  const { streamId, code, message } = error;
  // RST_STREAM on an idle stream would be a fault of ours.
  if (streamId > core.lastStreamId) throw new ConnectionError(code, message);
  // CVE-2025-8671: to make us reset costs a peer as little as to reset.
  if (core.role.name === "server" && !core.resets.take()) {
    const because = `too many faulty streams, at last: ${message}`;
    throw new ConnectionError("ENHANCE_YOUR_CALM", because);
  }
  const stream = core.streams.get(streamId);
  if (stream !== undefined) {
    core.resetStream(stream, code, message);
    return;
  }
  core.writer.rstStream(streamId, code);
  core.closedStreams.remember(streamId, "reset by us");
}
