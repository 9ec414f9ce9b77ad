/** How do two programs exchange ordered bytes? */
import type { Address } from "./address.ts";

/**
 * One end of a connection that carries ordered bytes both ways: TCP, real or
 * simulated. Push style, no promise per segment.
 */
export interface ByteStream {
  readonly local: Address;
  readonly remote: Address;

  /**
   * Says who listens. Call it once, in the turn in which the stream was made;
   * nothing is delivered before.
   */
  attach(handlers: ByteStreamHandlers): void;

  /**
   * Sends bytes; the stream owns them from now on, so do not write to the
   * array again. False when the send buffer is full: the bytes are taken all
   * the same, but wait for `onDrain` before you write more.
   */
  write(bytes: Uint8Array): boolean;

  /** Half-close: what was written still arrives, then the peer's `onEnd`. */
  end(): void;

  /** Gives up both directions at once. The peer, if reached, sees a reset. */
  reset(): void;

  /** Stops `onData`; the window fills and the peer's writes turn false. */
  pause(): void;

  resume(): void;
}

export interface ByteStreamHandlers {
  /** The handshake is done. Only at the side that connected. */
  onOpen?(): void;
  onData(bytes: Uint8Array): void;
  /** There is room again after a `write` that returned false. */
  onDrain?(): void;
  /** The peer will send no more; we still may. */
  onEnd(): void;
  /** The last call, exactly once, unless this process died. */
  onClose(reason: CloseReason): void;
}

/** Why a stream is over. The words are those of the errno they come from. */
export type CloseReason =
  /** Both sides ended. */
  | "ended"
  /** We called `reset`. */
  | "aborted"
  /** Nobody listens on that port of a live host (ECONNREFUSED). */
  | "refused"
  /** The peer sent a reset (ECONNRESET). */
  | "reset"
  /** The peer has not answered for too long (ETIMEDOUT). */
  | "timed-out"
  /** No such host, or no way to it (EHOSTUNREACH). */
  | "unreachable";
