/** Which requests are kept, so that they can be sent again? */

/** gRPC's channel options of these names, in bytes. */
export interface RetryBufferLimits {
  /** `grpc.per_rpc_retry_buffer_size`; 1 MiB unless given. */
  readonly callBytesMax?: number;
  /** `grpc.retry_buffer_size`, of all calls together; 16 MiB unless given. */
  readonly bytesMax?: number;
}

const CALL_BYTES_MAX = 1_048_576;
const BYTES_MAX = 16_777_216;

/**
 * The requests of a channel that are under way. One that does not fit is sent
 * once: its call is committed. Source: gRFC A6 "when retries are valid"; the
 * sizes are those of grpc-js, which counts five bytes more for each message.
 */
export class RetryBuffer {
  readonly #callBytesMax: number;
  #bytesLeft: number;

  constructor(limits: RetryBufferLimits = {}) {
    this.#callBytesMax = limits.callBytesMax ?? CALL_BYTES_MAX;
    this.#bytesLeft = limits.bytesMax ?? BYTES_MAX;
  }

  /** True when it is kept; whoever took gives back. */
  take(bytes: number): boolean {
    if (bytes > this.#callBytesMax || bytes > this.#bytesLeft) return false;
    this.#bytesLeft -= bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#bytesLeft += bytes;
  }
}
