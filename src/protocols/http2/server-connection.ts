/** How does a server take streams, and how does it stop in good order? */
import type { Timer } from "../../ports/clock.ts";
import { ms } from "../../ports/time.ts";
import { Connection } from "./connection.ts";
import type { Role } from "./connection-core.ts";
import { ConnectionEnd } from "./connection-end.ts";
import type {
  Http2ServerConnection,
  ServerConnectionOptions,
} from "./connection-types.ts";
import type { ErrorCode } from "./error-code.ts";
import { STREAM_ID_MAX } from "./frame.ts";
import type { HeaderBlock } from "./header-assembly.ts";
import type { DecodedHeaders } from "./hpack-decoder.ts";
import { StreamError } from "./http2-error.ts";
import { PING_PERMIT_DEFAULT, PingStrikes } from "./ping-strikes.ts";
import { checkListBytes, takeSection } from "./receive-headers.ts";
import { canReceive } from "./stream-state.ts";

/** Makes a byte stream, in the turn in which it was made, a server. */
export function serverConnection(
  options: ServerConnectionOptions,
): Http2ServerConnection {
  return new ServerConnection(options);
}

/** Tells our PING of a drain from any other. */
const DRAIN_PING = Uint8Array.from([
  0x66, 0x61, 0x72, 0x63, 0x61, 0x6c, 0x6c, 1,
]);

class ServerConnection
  extends ConnectionEnd
  implements Http2ServerConnection, Role
{
  readonly name = "server";
  readonly #options: ServerConnectionOptions;
  readonly #strikes: PingStrikes;
  protected readonly connection: Connection;
  /** "told": the first GOAWAY is out. "final": the last id is fixed. */
  #drain: "no" | "told" | "final" = "no";
  #drainTimer: Timer | undefined;
  #hasPeerEnded = false;

  constructor(options: ServerConnectionOptions) {
    super();
    const { pingPermit = PING_PERMIT_DEFAULT } = options;
    this.#options = options;
    this.#strikes = new PingStrikes(options.host.clock, pingPermit);
    this.connection = new Connection({
      stream: options.stream,
      host: options.host,
      limits: options.limits,
      role: this,
      onPeerEnd: () => this.#peerEnded(),
      onClose: (reason) => {
        this.#drainTimer?.cancel();
        options.onClose(reason);
      },
    });
    this.connection.start();
  }

  abort(code: ErrorCode, because: string): void {
    this.connection.fail(code, because);
  }

  goAway(): void {
    if (this.#drain !== "no" || this.connection.isOver) return;
    this.#drain = "told";
    const { core } = this.connection;
    this.cork();
    // Streams that are on their way here are still welcome, for one round
    // trip: then the client knows, and what it opened has come.
    this.connection.goAway(STREAM_ID_MAX, "NO_ERROR", "shutting down");
    core.writer.ping(DRAIN_PING);
    this.uncork();
    const wait = ms(core.limits.pingTimeoutMs);
    this.#drainTimer = core.host.clock.after(wait, () => this.#fixLastId());
  }

  onNewStream(block: HeaderBlock, decoded: DecodedHeaders): void {
    const { core } = this.connection;
    const { streamId, endStream } = block;
    core.lastStreamId = streamId;
    if (this.#drain === "final") {
      core.closedStreams.remember(streamId, "reset by us");
      return;
    }
    const { concurrentStreamsMax } = core.limits;
    if (core.streams.size >= concurrentStreamsMax) {
      const because = `${concurrentStreamsMax} streams are open already`;
      throw new StreamError(streamId, "REFUSED_STREAM", because);
    }
    checkListBytes(core, streamId, decoded);
    const stream = core.makeStream();
    takeSection(stream, "request", { block, decoded });
    const state = endStream ? "half-closed (remote)" : "open";
    core.openStream(stream, streamId, state);
    stream.listen(this.#options.onStream(stream, decoded.fields, endStream));
  }

  onSettings(): void {}

  onPing(): void {
    const { streams, writer } = this.connection.core;
    if (this.#strikes.take(streams.size, writer.streamFrames)) return;
    // The words by which gRPC's clients know what they did. Source: A8.
    this.abort("ENHANCE_YOUR_CALM", "too_many_pings");
  }

  onPingAck(payload: Uint8Array): void {
    if (this.#drain !== "told") return;
    if (payload.every((byte, at) => byte === DRAIN_PING[at])) this.#fixLastId();
  }

  /** A client that goes away only tells that it will open no more. */
  onGoAway(): void {}

  onRoom(): void {
    const isLast = this.#drain === "final" || this.#hasPeerEnded;
    if (!isLast || this.connection.core.streams.size > 0) return;
    const because = "all streams are done";
    this.connection.finish({ kind: "ended", code: "NO_ERROR", because });
  }

  onUnopenedReset(): void {}

  onStalled(because: string): void {
    this.abort("ENHANCE_YOUR_CALM", because);
  }

  #fixLastId(): void {
    if (this.connection.isOver) return;
    this.#drain = "final";
    this.#drainTimer?.cancel();
    const { lastStreamId } = this.connection.core;
    this.connection.goAway(lastStreamId, "NO_ERROR", "shutting down");
    this.onRoom();
  }

  /** Requests that were cut short are lost; the others get their answer. */
  #peerEnded(): void {
    this.#hasPeerEnded = true;
    const { core } = this.connection;
    const because = "the peer ended the byte stream";
    const reason = { kind: "transport", code: "NO_ERROR", because } as const;
    for (const stream of core.streams.values()) {
      if (!canReceive(stream.state)) continue;
      core.closeStream(stream, { kind: "connection", reason }, "ended");
    }
    this.onRoom();
  }
}
