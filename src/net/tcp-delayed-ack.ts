/** When does a receiver say what it has got? */
import type { EventId } from "../kernel/event-queue.ts";
import type { Duration } from "../ports/time.ts";
import { ACK_DELAY, SEGMENT_BYTES_MAX } from "./tcp-limits.ts";

/** What the rule needs from its connection. */
export interface AckOutlet {
  after(wait: Duration, run: () => void): EventId;
  cancel(timer: EventId): void;
  acknowledge(): void;
}

/**
 * An acknowledgement waits a little, because an answer may soon carry it for
 * nothing; but the second full segment is confirmed at once (RFC 5681, 4.2).
 */
export class DelayedAck {
  readonly #outlet: AckOutlet;
  #timer: EventId | undefined;
  #unconfirmedBytes = 0;

  constructor(outlet: AckOutlet) {
    this.#outlet = outlet;
  }

  /** Bytes have come in order. */
  received(bytes: number): void {
    this.#unconfirmedBytes += bytes;
  }

  /** The program has heard of them, and may have answered already. */
  settle(): void {
    if (this.#unconfirmedBytes === 0) return;
    if (this.#unconfirmedBytes >= 2 * SEGMENT_BYTES_MAX) {
      this.#outlet.acknowledge();
    } else {
      this.#timer ??= this.#outlet.after(ACK_DELAY, this.#onTimer);
    }
  }

  /** A packet has carried the acknowledgement, or none is needed any more. */
  clear(): void {
    this.#unconfirmedBytes = 0;
    if (this.#timer === undefined) return;
    this.#outlet.cancel(this.#timer);
    this.#timer = undefined;
  }

  readonly #onTimer = (): void => {
    this.#timer = undefined;
    this.#outlet.acknowledge();
  };
}
