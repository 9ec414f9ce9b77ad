/** What does a header section do to a stream? */
import { type ConnectionCore, ENDED } from "./connection-core.ts";
import type { Frame } from "./frame.ts";
import type { HeaderBlock } from "./header-assembly.ts";
import { checkSection, type SectionKind } from "./header-section.ts";
import type { DecodedHeaders } from "./hpack-decoder.ts";
import { ConnectionError, StreamError } from "./http2-error.ts";
import {
  afterEnd,
  checkContentEnd,
  malformed,
  receiveLate,
} from "./late-frame.ts";
import type { Stream } from "./stream.ts";
import { canReceive } from "./stream-state.ts";

/** HEADERS or CONTINUATION: acts when the block is whole. */
export function receiveHeaders(core: ConnectionCore, frame: Frame): void {
  const block = core.assembly.add(frame);
  if (block === undefined) return;
  // Always decoded, even for a stream that is gone: the table must see it.
  const { bytes, start, end, streamId } = block;
  const decoded = core.decoder.decode(bytes, start, end);
  const stream = core.streams.get(streamId);
  if (stream === undefined && streamId > core.lastStreamId) {
    if (streamId % 2 === 0) {
      const because = `HEADERS on stream ${streamId}: clients use odd ids`;
      throw new ConnectionError("PROTOCOL_ERROR", because);
    }
    core.role.onNewStream(block, decoded);
    return;
  }
  if (stream === undefined) {
    receiveLate(core, frame);
    return;
  }
  if (!canReceive(stream.state)) throw afterEnd(frame);
  receiveSection(core, stream, { block, decoded });
}

/** Throws when a header section is above our limit. */
export function checkListBytes(
  core: ConnectionCore,
  streamId: number,
  decoded: DecodedHeaders,
): void {
  const { headerListBytesMax } = core.limits;
  if (decoded.listBytes <= headerListBytesMax) return;
  const because =
    `a header section of ${decoded.listBytes} bytes, ` +
    `above ${headerListBytesMax}`;
  throw new StreamError(streamId, "ENHANCE_YOUR_CALM", because);
}

/** Notes what the section says of the stream; throws when it is malformed. */
export function takeSection(
  stream: Stream,
  kind: SectionKind,
  { block, decoded }: WholeSection,
): number {
  const { fields } = decoded;
  const { fault, contentLength, status } = checkSection(fields, kind);
  if (fault !== "") throw malformed(block.streamId, fault);
  if (kind === "trailers" && !block.endStream) {
    throw malformed(block.streamId, "trailers without END_STREAM");
  }
  if (kind === "response" && status < 200) {
    if (!block.endStream) return status;
    throw malformed(block.streamId, `status ${status} with END_STREAM`);
  }
  if (kind !== "trailers") stream.contentBytesLeft = contentLength;
  stream.hasHeaders = true;
  if (block.endStream) checkContentEnd(stream, block.streamId);
  return status;
}

interface WholeSection {
  readonly block: HeaderBlock;
  readonly decoded: DecodedHeaders;
}

function receiveSection(
  core: ConnectionCore,
  stream: Stream,
  section: WholeSection,
): void {
  const { block, decoded } = section;
  checkListBytes(core, stream.id, decoded);
  const kind = stream.hasHeaders ? "trailers" : "response";
  const status = takeSection(stream, kind, section);
  // Interim responses (RFC 9110 section 15.2) say nothing of the outcome.
  if (kind === "response" && status < 200) return;
  const isOver = block.endStream && stream.endReceived();
  stream.deliverHeaders(decoded.fields, block.endStream);
  if (isOver) core.closeStream(stream, ENDED, "ended");
}
