/** What does HTTP/2 give to the protocol above it? */
import type { ByteStream } from "../../ports/byte-stream.ts";
import type { Host } from "../../ports/host.ts";
import type { ErrorCode } from "./error-code.ts";
import type { Limits } from "./limits.ts";
import type { PingPermit } from "./ping-strikes.ts";

/** One field of a header section. */
export interface Header {
  /** In lower case; pseudo-headers begin with a colon. */
  readonly name: string;
  /** A byte string: each character is one byte, 0 to 255. */
  readonly value: string;
}

/** One request with its response, as the side that holds it sees it. */
export interface Http2Stream {
  /** 0 while a client's stream waits for its turn to be opened. */
  readonly id: number;

  /** Sends the header section, or, after data, the trailers. */
  sendHeaders(headers: readonly Header[], endStream: boolean): void;

  /**
   * Sends bytes as the peer's windows allow; the rest waits here. The stream
   * owns the array from now on.
   */
  sendData(bytes: Uint8Array, endStream: boolean): void;

  /** Gives the stream up. Harmless when it is over. */
  reset(code: ErrorCode): void;

  /** How much of what `sendData` took still waits for a window. */
  readonly bufferedBytes: number;
}

export interface Http2StreamHandlers {
  /** The header section; called again for trailers, then with endStream. */
  onHeaders(headers: readonly Header[], endStream: boolean): void;
  /** The next bytes. They are a view: copy them if you keep few of many. */
  onData(bytes: Uint8Array, endStream: boolean): void;
  /** The last call, exactly once. */
  onClosed(reason: StreamCloseReason): void;
}

export type StreamCloseReason =
  /** Both sides sent END_STREAM. */
  | { readonly kind: "ended" }
  | {
      readonly kind: "reset";
      readonly by: "peer" | "us";
      readonly code: ErrorCode;
      /** What was wrong, when we reset the stream for a fault of the peer. */
      readonly because?: string;
    }
  /** Above the last stream of the peer's GOAWAY: certainly not processed. */
  | { readonly kind: "goaway"; readonly processed: false }
  /** It never left this process: nothing was sent. */
  | { readonly kind: "refused-locally"; readonly because: string }
  /** The connection under it is gone: nobody knows what the peer did. */
  | { readonly kind: "connection"; readonly reason: ConnectionCloseReason };

export interface ConnectionCloseReason {
  /**
   * "ended": closed in good order. "error-by-us" and "error-by-peer": a
   * GOAWAY with an error. "transport": the byte stream broke.
   */
  readonly kind: "ended" | "error-by-us" | "error-by-peer" | "transport";
  readonly code: ErrorCode;
  /** One sentence for people; quotes what was wrong. */
  readonly because: string;
}

interface Http2Connection {
  /** Holds writes back until `uncork`, so that frames share a segment. */
  cork(): void;
  uncork(): void;

  /** Sends a PING with these eight bytes; any byte from there answers it. */
  ping(payload: Uint8Array): void;

  /** Sends GOAWAY with this code, closes all streams, ends the connection. */
  abort(code: ErrorCode, because: string): void;
}

export interface Http2ClientConnection extends Http2Connection {
  /**
   * Opens a stream, or queues it here until the peer's SETTINGS come and
   * while its limit on concurrent streams is reached. If it cannot,
   * `onClosed` says "refused-locally", perhaps before this returns.
   */
  open(
    headers: readonly Header[],
    endStream: boolean,
    handlers: Http2StreamHandlers,
  ): Http2Stream;

  /** True when it takes no new streams: a GOAWAY came or we closed it. */
  readonly isDraining: boolean;

  /** Streams that are open or wait to be. */
  readonly streamCount: number;

  /** Sends GOAWAY, lets open streams finish, then ends the connection. */
  close(): void;
}

export interface Http2ServerConnection extends Http2Connection {
  /**
   * Drains in good order, RFC 9113 section 6.8: GOAWAY with the highest id,
   * a PING round trip, GOAWAY with the last id, the end when all is done.
   */
  goAway(): void;
}

export interface ClientConnectionOptions {
  readonly stream: ByteStream;
  readonly host: Host;
  readonly limits?: Partial<Limits>;
  /** The peer's SETTINGS came: streams that wait leave now. */
  onReady?(): void;
  /** The peer will take no more streams. */
  onGoAway?(code: ErrorCode, because: string): void;
  /** The last call, exactly once, after all streams were closed. */
  onClose(reason: ConnectionCloseReason): void;
}

export interface ServerConnectionOptions {
  readonly stream: ByteStream;
  readonly host: Host;
  readonly limits?: Partial<Limits>;
  readonly pingPermit?: PingPermit | undefined;
  /** A request's header section came. Returns who hears the rest. */
  onStream(
    stream: Http2Stream,
    headers: readonly Header[],
    endStream: boolean,
  ): Http2StreamHandlers;
  /** The last call, exactly once, after all streams were closed. */
  onClose(reason: ConnectionCloseReason): void;
}
