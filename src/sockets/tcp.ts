/** How does a real TCP connection look like our byte stream? */
import type { Socket } from "node:net";
import type { Address } from "../ports/address.ts";
import { assert } from "../ports/assert.ts";
import type {
  ByteStream,
  ByteStreamHandlers,
  CloseReason,
} from "../ports/byte-stream.ts";
import { closeReasonOf } from "./close-reason.ts";
import { hostOfIp } from "./socket-address.ts";

const NOTHING = new Uint8Array(0);

export interface TcpOptions {
  readonly socket: Socket;
  /** Where the connection goes, as the caller named it. */
  readonly remote: Address;
  /** We connected, so that `onOpen` is owed. */
  readonly isClient?: boolean;
  /** Hears the errno, which says more than a close reason. */
  readonly onError?: (code: string) => void;
}

/**
 * A socket of `node:net` as a byte stream. The socket must be half-open
 * capable (`allowHalfOpen`) and must not have begun to flow.
 *
 * One promise of the seam is Node's to break: a reset that arrives right
 * behind data is told as `onEnd`; only our next write then hears the reset.
 */
export class TcpStream implements ByteStream {
  readonly remote: Address;
  readonly #socket: Socket;
  readonly #isClient: boolean;
  readonly #onError: ((code: string) => void) | undefined;
  #local: Address | undefined;
  #handlers: ByteStreamHandlers | undefined;
  /** Why it will be over, once somebody knows better than "ended". */
  #reason: CloseReason | undefined;
  #hasEnded = false;

  constructor({ socket, remote, isClient, onError }: TcpOptions) {
    this.#socket = socket;
    this.remote = remote;
    this.#isClient = isClient === true;
    this.#onError = onError;
    // Small frames must not wait for the acknowledgement of the last segment.
    socket.setNoDelay(true);
    // An error may come before somebody attaches; it must not be lost, and
    // without a listener it would end the process.
    socket.on("error", (error: NodeJS.ErrnoException) => {
      const code = error.code ?? "UNKNOWN";
      this.#reason ??= closeReasonOf(code);
      if (this.#reason !== "aborted") this.#onError?.(code);
    });
  }

  /** The port is 0 until the connection is open. */
  get local(): Address {
    if (this.#local !== undefined) return this.#local;
    const { localAddress, localPort } = this.#socket;
    if (localAddress === undefined || localPort === undefined) {
      return { host: "localhost", port: 0 };
    }
    // Kept, for a closed socket forgets it.
    this.#local = { host: hostOfIp(localAddress), port: localPort };
    return this.#local;
  }

  attach(handlers: ByteStreamHandlers): void {
    assert(this.#handlers === undefined, "a stream is attached once");
    this.#handlers = handlers;
    const socket = this.#socket;
    if (socket.closed) {
      // It was over before anybody asked: tell it in a turn of its own.
      setImmediate(() => handlers.onClose(this.#reason ?? "ended"));
      return;
    }
    if (socket.connecting) {
      socket.once("connect", () => {
        void this.local;
        handlers.onOpen?.();
      });
    } else {
      void this.local;
      // Attached late: nothing was read before, so it still comes first.
      if (this.#isClient) process.nextTick(() => handlers.onOpen?.());
    }
    socket.on("data", (chunk: Buffer) => handlers.onData(plain(chunk)));
    socket.on("drain", () => handlers.onDrain?.());
    socket.once("end", () => handlers.onEnd());
    socket.once("close", () => handlers.onClose(this.#reason ?? "ended"));
    // A socket that a server accepted was paused until now.
    socket.resume();
  }

  write(bytes: Uint8Array): boolean {
    const socket = this.#socket;
    // After the end there is nobody to tell; the close says how it went.
    if (socket.destroyed || this.#hasEnded) return true;
    return socket.write(bytes);
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    const socket = this.#socket;
    if (socket.writableLength === 0) socket.end();
    // Node cannot reset what it shuts down: begin only when all has left.
    else socket.write(NOTHING, () => socket.end());
  }

  reset(): void {
    const socket = this.#socket;
    if (socket.destroyed) return;
    this.#reason ??= "aborted";
    // Node waits for the handshake before it resets, perhaps for ever, and
    // never answers when it shuts the socket down just then.
    const isShutting = socket.writableEnded && !socket.writableFinished;
    if (socket.connecting || isShutting) socket.destroy();
    else socket.resetAndDestroy();
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }
}

/**
 * The same bytes as what the stack knows: a Buffer is a Uint8Array too, but
 * its `slice` makes a view where the stack expects a copy.
 */
function plain(chunk: Buffer): Uint8Array {
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
}
