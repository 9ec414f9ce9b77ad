/** How far does a fault of the peer reach: the connection or one stream? */
import type { ErrorCode } from "./error-code.ts";

/** RFC 9113 section 5.4.1: nothing on this connection can be trusted now. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, because: string) {
    super(because);
    this.code = code;
  }
}

/** RFC 9113 section 5.4.2: one stream is lost, the others go on. */
export class StreamError extends Error {
  override readonly name = "StreamError";
  readonly streamId: number;
  readonly code: ErrorCode;

  constructor(streamId: number, code: ErrorCode, because: string) {
    super(because);
    this.streamId = streamId;
    this.code = code;
  }
}
