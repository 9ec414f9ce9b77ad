/** How much may one side send before the other says more? */
import { STREAM_ID_MAX } from "./frame.ts";

/** RFC 9113 section 6.9.1. */
const WINDOW_BYTES_MAX = STREAM_ID_MAX;

/** What the peer lets us send, on one stream or on the connection. */
export class SendWindow {
  #bytes: number;

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** Below zero after the peer took back what we had already used. */
  get bytes(): number {
    return this.#bytes;
  }

  spend(bytes: number): void {
    this.#bytes -= bytes;
  }

  /**
   * WINDOW_UPDATE, or a change of INITIAL_WINDOW_SIZE, which may take back.
   * False above 2^31-1: a FLOW_CONTROL_ERROR of the peer.
   */
  grow(bytes: number): boolean {
    this.#bytes += bytes;
    return this.#bytes <= WINDOW_BYTES_MAX;
  }
}

/** What we let the peer send. */
export class ReceiveWindow {
  #sizeBytes: number;
  /** What the peer may still send. */
  #leftBytes: number;

  constructor(sizeBytes: number) {
    this.#sizeBytes = sizeBytes;
    this.#leftBytes = sizeBytes;
  }

  /** False when the peer sent more than it may: FLOW_CONTROL_ERROR. */
  take(bytes: number): boolean {
    this.#leftBytes -= bytes;
    return this.#leftBytes >= 0;
  }

  /**
   * The increment to send now, or 0. We give back when half the window is
   * used: earlier would waste frames, later would let the peer wait.
   */
  refill(): number {
    const used = this.#sizeBytes - this.#leftBytes;
    if (used * 2 < this.#sizeBytes || used <= 0) return 0;
    this.#leftBytes += used;
    return used;
  }

  /** Our own INITIAL_WINDOW_SIZE is in force from now on. */
  resize(sizeBytes: number): void {
    this.#leftBytes += sizeBytes - this.#sizeBytes;
    this.#sizeBytes = sizeBytes;
  }
}
