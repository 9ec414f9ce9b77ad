/** What do we keep of one stream while it lives? */
import type {
  Header,
  Http2Stream,
  Http2StreamHandlers,
  StreamCloseReason,
} from "./connection-types.ts";
import type { ErrorCode } from "./error-code.ts";
import type { ReceiveWindow, SendWindow } from "./flow-control.ts";
import {
  afterEndReceived,
  afterEndSent,
  canSend,
  type StreamState,
} from "./stream-state.ts";

/** What a stream asks of its connection. */
export interface StreamOwner {
  sendHeaders(stream: Stream, section: HeadersToSend): void;
  sendData(stream: Stream, data: DataToSend): void;
  resetStream(stream: Stream, code: ErrorCode): void;
}

export interface HeadersToSend {
  readonly kind: "headers";
  readonly headers: readonly Header[];
  readonly endStream: boolean;
}

export interface DataToSend {
  readonly kind: "data";
  readonly bytes: Uint8Array;
  readonly endStream: boolean;
}

export class Stream implements Http2Stream {
  readonly #owner: StreamOwner;
  /** 0 until a client opens it. */
  id = 0;
  state: StreamState = "idle";
  readonly sendWindow: SendWindow;
  readonly receiveWindow: ReceiveWindow;
  /** What waits for a window, in order. */
  readonly queue: (HeadersToSend | DataToSend)[] = [];
  bufferedBytes = 0;
  /** When something last left the queue, or entered it while empty. */
  progressAt = 0;
  /** A request, or a final response, came: what follows are trailers. */
  hasHeaders = false;
  /** How much of the declared body is still to come, or -1. */
  contentBytesLeft = -1;
  #handlers: Http2StreamHandlers | undefined;
  #closedEarly: StreamCloseReason | undefined;

  constructor(
    owner: StreamOwner,
    windows: { readonly send: SendWindow; readonly receive: ReceiveWindow },
  ) {
    this.#owner = owner;
    this.sendWindow = windows.send;
    this.receiveWindow = windows.receive;
  }

  /** Says who listens. A stream may be over by then: it hears so at once. */
  listen(handlers: Http2StreamHandlers): void {
    this.#handlers = handlers;
    if (this.#closedEarly !== undefined) handlers.onClosed(this.#closedEarly);
  }

  sendHeaders(headers: readonly Header[], endStream: boolean): void {
    if (!this.#mayQueue()) return;
    this.#owner.sendHeaders(this, { kind: "headers", headers, endStream });
  }

  sendData(bytes: Uint8Array, endStream: boolean): void {
    if (!this.#mayQueue()) return;
    this.#owner.sendData(this, { kind: "data", bytes, endStream });
  }

  reset(code: ErrorCode): void {
    if (this.state !== "closed") this.#owner.resetStream(this, code);
  }

  /** END_STREAM left: true when the stream is over by that. */
  endSent(): boolean {
    this.state = afterEndSent(this.state);
    return this.state === "closed";
  }

  /** END_STREAM came: true when the stream is over by that. */
  endReceived(): boolean {
    this.state = afterEndReceived(this.state);
    return this.state === "closed";
  }

  deliverHeaders(headers: readonly Header[], endStream: boolean): void {
    this.#handlers?.onHeaders(headers, endStream);
  }

  deliverData(bytes: Uint8Array, endStream: boolean): void {
    this.#handlers?.onData(bytes, endStream);
  }

  /** Tells the handlers; the connection has let go of the stream. */
  closed(reason: StreamCloseReason): void {
    this.state = "closed";
    this.queue.length = 0;
    this.bufferedBytes = 0;
    if (this.#handlers === undefined) this.#closedEarly = reason;
    else this.#handlers.onClosed(reason);
  }

  /** A stream that was reset swallows what its user still sends. */
  #mayQueue(): boolean {
    return this.state === "idle" || canSend(this.state);
  }
}
