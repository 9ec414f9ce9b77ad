/** How do bytes, frames, timers and errors make one connection? */
import type { ByteStream, CloseReason } from "../../ports/byte-stream.ts";
import type { Timer } from "../../ports/clock.ts";
import type { Host } from "../../ports/host.ts";
import { ms } from "../../ports/time.ts";
import { ConnectionCore, type Role } from "./connection-core.ts";
import type { ConnectionCloseReason } from "./connection-types.ts";
import { dispatch } from "./dispatch.ts";
import type { ErrorCode } from "./error-code.ts";
import { failStream } from "./fail-stream.ts";
import type { Frame } from "./frame.ts";
import { FrameReader } from "./frame-reader.ts";
import { ConnectionError, StreamError } from "./http2-error.ts";
import { goAwaySent } from "./http2-event.ts";
import { type Limits, limitsWith } from "./limits.ts";
import { type Link, linkOf } from "./link.ts";
import { Output } from "./output.ts";
import { INITIAL_WINDOW_BYTES, ourSettings } from "./settings.ts";

export interface ConnectionOptions {
  readonly stream: ByteStream;
  readonly host: Host;
  readonly limits?: Partial<Limits> | undefined;
  readonly role: Role;
  /** The peer sends no more; streams may still wait for our answers. */
  onPeerEnd(): void;
  onClose(reason: ConnectionCloseReason): void;
}

/** So long a peer may take to close after us; then we reset. */
const LINGER_MS = 1_000;

export class Connection {
  readonly core: ConnectionCore;
  readonly #options: ConnectionOptions;
  readonly #stream: ByteStream;
  readonly #output: Output;
  readonly #reader: FrameReader;
  readonly #linkOut: Link;
  #isOpen = false;
  #lingerTimer: Timer | undefined;
  #reason: ConnectionCloseReason | undefined;

  constructor(options: ConnectionOptions) {
    const { stream, host, role } = options;
    const limits = limitsWith(options.limits);
    this.#options = options;
    this.#stream = stream;
    this.#linkOut = linkOf(stream, role.name, "out");
    this.#output = new Output(stream, role.name === "server");
    this.#reader = new FrameReader({
      payloadBytesMax: limits.frameBytesMax,
      expectsPreface: role.name === "server",
    });
    this.core = new ConnectionCore({
      host,
      limits,
      output: this.#output,
      role,
      links: { in: linkOf(stream, role.name, "in"), out: this.#linkOut },
    });
  }

  /** Listens to the stream. A server speaks at once, a client when open. */
  start(): void {
    this.#stream.attach({
      onOpen: () => this.#greet(),
      onData: (bytes) => this.#receive(bytes),
      onDrain: () => this.#drain(),
      onEnd: () => {
        if (!this.isOver) this.#options.onPeerEnd();
      },
      onClose: (reason) => this.#closed(reason),
    });
    if (this.core.role.name === "server") this.#greet();
  }

  /** True when nothing is received or sent any more. */
  get isOver(): boolean {
    return this.#reason !== undefined;
  }

  /** A connection error: GOAWAY says why, then all is over. */
  fail(code: ErrorCode, because: string): void {
    if (this.isOver) return;
    this.goAway(this.core.lastStreamId, code, because);
    this.finish({ kind: "error-by-us", code, because });
  }

  goAway(lastStreamId: number, code: ErrorCode, because: string): void {
    const { role, writer, host } = this.core;
    // A client's GOAWAY speaks of pushed streams, of which there are none.
    const last = role.name === "server" ? lastStreamId : 0;
    if (!this.#isOpen) return;
    writer.goAway(last, code, because);
    const { name, port } = this.#linkOut;
    host.events.record(goAwaySent, name, port, code, last, because);
  }

  /** Ends our side and gives the peer a moment to end the other. */
  finish(reason: ConnectionCloseReason): void {
    if (this.isOver) return;
    this.#reason = reason;
    this.#stopTimers();
    if (this.#isOpen) this.#output.end();
    else this.#stream.reset();
    this.#closeStreams(reason);
    this.#lingerTimer = this.core.host.clock.after(ms(LINGER_MS), () => {
      this.#stream.reset();
    });
  }

  #greet(): void {
    const { core } = this;
    const { limits, role, writer, host } = core;
    this.#isOpen = true;
    this.#output.cork();
    if (role.name === "client") writer.preface();
    writer.settings(ourSettings(limits, role.name));
    const more = limits.connectionWindowBytes - INITIAL_WINDOW_BYTES;
    if (more > 0) writer.windowUpdate(0, more);
    const { settingsTimeoutMs } = limits;
    core.settingsTimer = host.clock.after(ms(settingsTimeoutMs), () => {
      const because = `no SETTINGS ACK within ${settingsTimeoutMs} ms`;
      this.fail("SETTINGS_TIMEOUT", because);
    });
    this.#output.drained();
    role.onRoom();
    this.#output.uncork();
  }

  #receive(bytes: Uint8Array): void {
    if (this.isOver) return;
    this.#output.cork();
    try {
      this.#reader.push(bytes);
      while (!this.isOver) {
        const frame = this.#reader.next();
        if (frame === undefined) break;
        this.#take(frame);
      }
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      this.fail(error.code, error.message);
    } finally {
      this.#output.uncork();
    }
  }

  #take(frame: Frame): void {
    try {
      dispatch(this.core, frame);
    } catch (error) {
      if (!(error instanceof StreamError)) throw error;
      failStream(this.core, error);
    }
    const { isBlocked, pendingBytes } = this.#output;
    if (isBlocked && pendingBytes > this.core.limits.controlBytesMax) {
      const because = `${pendingBytes} bytes of answers that nobody reads`;
      throw new ConnectionError("ENHANCE_YOUR_CALM", because);
    }
  }

  #drain(): void {
    this.#output.cork();
    this.#output.drained();
    this.core.sender.pump();
    this.core.role.onRoom();
    this.#output.uncork();
  }

  #closed(reason: CloseReason): void {
    this.#lingerTimer?.cancel();
    this.#stopTimers();
    this.#output.discard();
    this.#reason ??= {
      kind: "transport",
      code: "INTERNAL_ERROR",
      because: `byte stream ${reason}`,
    };
    this.#closeStreams(this.#reason);
    this.#options.onClose(this.#reason);
  }

  #stopTimers(): void {
    this.core.settingsTimer?.cancel();
    this.core.assembly.stop();
  }

  #closeStreams(reason: ConnectionCloseReason): void {
    for (const stream of this.core.streams.values()) {
      this.core.closeStream(stream, { kind: "connection", reason }, "ended");
    }
  }
}
