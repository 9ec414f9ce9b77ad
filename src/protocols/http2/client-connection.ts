/** How does a client open streams? */
import { Connection } from "./connection.ts";
import type { Role } from "./connection-core.ts";
import { ConnectionEnd } from "./connection-end.ts";
import type {
  ClientConnectionOptions,
  ConnectionCloseReason,
  Header,
  Http2ClientConnection,
  Http2Stream,
  Http2StreamHandlers,
} from "./connection-types.ts";
import type { ErrorCode } from "./error-code.ts";
import { STREAM_ID_MAX } from "./frame.ts";
import { headerListBytes } from "./header-field.ts";
import { ConnectionError } from "./http2-error.ts";
import type { Stream } from "./stream.ts";
import { UnopenedStreams } from "./unopened-streams.ts";

/** Makes a byte stream, in the turn in which it was made, a client. */
export function clientConnection(
  options: ClientConnectionOptions,
): Http2ClientConnection {
  return new ClientConnection(options);
}

class ClientConnection
  extends ConnectionEnd
  implements Http2ClientConnection, Role
{
  readonly name = "client";
  readonly #options: ClientConnectionOptions;
  protected readonly connection: Connection;
  readonly #unopened = new UnopenedStreams();
  #nextId = 1;
  /** Above it the peer serves nothing. */
  #lastServedId = STREAM_ID_MAX;
  #isDraining = false;
  #goAwayError: ConnectionCloseReason | undefined;

  constructor(options: ClientConnectionOptions) {
    super();
    this.#options = options;
    this.connection = new Connection({
      stream: options.stream,
      host: options.host,
      limits: options.limits,
      role: this,
      onPeerEnd: () => this.#peerEnded(),
      onClose: (reason) => {
        this.#refuseUnopened(reason.because);
        options.onClose(reason);
      },
    });
    this.connection.start();
  }

  get isDraining(): boolean {
    return this.#isDraining || this.connection.isOver;
  }

  get streamCount(): number {
    return this.connection.core.streams.size + this.#unopened.size;
  }

  abort(code: ErrorCode, because: string): void {
    this.connection.fail(code, because);
    this.#refuseUnopened(because);
  }

  open(
    headers: readonly Header[],
    endStream: boolean,
    handlers: Http2StreamHandlers,
  ): Http2Stream {
    const stream = this.connection.core.makeStream();
    stream.listen(handlers);
    const refusal = this.#refusal(headers);
    if (refusal !== "") {
      stream.closed({ kind: "refused-locally", because: refusal });
      return stream;
    }
    if (this.#unopened.size === 0 && this.#mayOpen()) {
      this.#number(stream);
      stream.sendHeaders(headers, endStream);
      return stream;
    }
    stream.sendHeaders(headers, endStream);
    this.#unopened.add(stream);
    return stream;
  }

  close(): void {
    if (this.isDraining) return;
    this.#isDraining = true;
    this.connection.goAway(0, "NO_ERROR", "the client is done");
    this.#finishIfDrained();
  }

  onNewStream(block: { readonly streamId: number }): void {
    const because = `HEADERS on stream ${block.streamId}, which is idle`;
    throw new ConnectionError("PROTOCOL_ERROR", because);
  }

  onSettings(isFirst: boolean): void {
    if (isFirst) this.#options.onReady?.();
    this.onRoom();
  }

  onPing(): void {}

  onPingAck(): void {}

  onGoAway(lastStreamId: number, code: ErrorCode, because: string): void {
    if (lastStreamId > this.#lastServedId) {
      const because = `GOAWAY raises the last stream to ${lastStreamId}`;
      throw new ConnectionError("PROTOCOL_ERROR", because);
    }
    this.#lastServedId = lastStreamId;
    this.#isDraining = true;
    if (code !== "NO_ERROR") {
      this.#goAwayError = { kind: "error-by-peer", code, because };
    }
    this.connection.core.closeAbove(lastStreamId);
    this.#refuseUnopened("the peer takes no new streams");
    this.#options.onGoAway?.(code, because);
    this.#finishIfDrained();
  }

  onRoom(): void {
    while (this.#mayOpen()) {
      const stream = this.#unopened.take();
      if (stream === undefined) break;
      this.#number(stream);
      this.connection.core.sender.opened(stream);
    }
    this.#finishIfDrained();
  }

  onUnopenedReset(stream: Stream): void {
    this.#unopened.delete(stream);
  }

  onStalled(because: string): void {
    this.abort("ENHANCE_YOUR_CALM", because);
  }

  /** Why a stream cannot even wait to be opened, or "". */
  #refusal(headers: readonly Header[]): string {
    if (this.isDraining) return "the connection takes no new streams";
    const { core } = this.connection;
    if (this.#unopened.size >= core.limits.queuedStreamsMax) {
      return `${this.#unopened.size} streams wait already`;
    }
    if (this.#nextId > STREAM_ID_MAX) return "all stream ids are used";
    const listBytes = headerListBytes(headers);
    const { headerListBytesMax } = core.peer;
    if (listBytes <= headerListBytesMax) return "";
    return `${listBytes} bytes of headers, above ${headerListBytesMax}`;
  }

  #mayOpen(): boolean {
    const { core, isOver } = this.connection;
    // RFC 9113 lets a client begin before the peer's SETTINGS come. gRPC
    // libraries wait, and so do we: only then are its limits known.
    if (!core.hasPeerSettings || core.output.isBlocked || isOver) return false;
    return core.streams.size < core.peer.concurrentStreamsMax;
  }

  #number(stream: Stream): void {
    this.connection.core.openStream(stream, this.#nextId, "open");
    this.#nextId += 2;
  }

  #refuseUnopened(because: string): void {
    this.#unopened.refuse(because, this.connection.core.sender);
  }

  #finishIfDrained(): void {
    if (!this.#isDraining || this.streamCount > 0) return;
    const because = "all streams are done";
    this.connection.finish(
      this.#goAwayError ?? { kind: "ended", code: "NO_ERROR", because },
    );
  }

  /** No answer will come any more. */
  #peerEnded(): void {
    const because = "the peer ended the byte stream";
    const isInOrder = this.#isDraining || this.streamCount === 0;
    const kind = isInOrder ? "ended" : "transport";
    this.connection.finish(
      this.#goAwayError ?? { kind, code: "NO_ERROR", because },
    );
    this.#refuseUnopened(because);
  }
}
