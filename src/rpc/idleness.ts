/** When has nobody called for so long that a channel lets go? */
import type { Clock, Timer } from "../ports/clock.ts";
import {
  after,
  type Duration,
  type Instant,
  ns,
  START,
  seconds,
} from "../ports/time.ts";

/** gRPC's own: `grpc.client_idle_timeout_ms`, 30 minutes. */
export const IDLE_TIMEOUT: Duration = seconds(1_800);

interface IdleSide {
  readonly clock: Clock;
  readonly timeout: Duration;
  onIdle(): void;
}

/**
 * Counts calls, with all their attempts and waits. One timer for a whole idle
 * time, not one for each call: when it fires it looks what is left of it.
 * Source: gRFC A62 "IDLE", grpc/doc/connectivity-semantics-and-api.md.
 */
export class Idleness {
  readonly #side: IdleSide;
  #active = 0;
  #quietSince: Instant = START;
  #timer: Timer | undefined;
  #isStopped = false;

  constructor(side: IdleSide) {
    this.#side = side;
  }

  began(): void {
    this.#active += 1;
  }

  ended(): void {
    this.#active -= 1;
    if (this.#active > 0 || this.#isStopped) return;
    this.#quietSince = this.#side.clock.now();
    if (this.#timer === undefined) this.#wait(this.#side.timeout);
  }

  /** For good: calls may still end after it. */
  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  /** A run does not go on until its channels are idle. */
  #wait(time: Duration): void {
    this.#timer = this.#side.clock.after(time, () => this.#look()).unref();
  }

  #look(): void {
    this.#timer = undefined;
    // The end of the calls that run now winds it up again.
    if (this.#active > 0) return;
    const { clock, timeout, onIdle } = this.#side;
    const left = after(this.#quietSince, timeout) - clock.now();
    if (left > 0) this.#wait(ns(left));
    else onIdle();
  }
}
