/** Does a client ask more often than it may whether we are there? */
import type { Clock } from "../../ports/clock.ts";
import {
  between,
  type Duration,
  type Instant,
  seconds,
} from "../../ports/time.ts";

/** What a server permits. Source: gRFC A8 "server enforcement". */
export interface PingPermit {
  /** The least time between two PINGs of a client; 5 minutes. */
  readonly time: Duration;
  /** Also while no stream is open; if not, 2 hours between them. */
  readonly withoutCalls: boolean;
}

export const PING_PERMIT_DEFAULT: PingPermit = {
  time: seconds(5 * 60),
  withoutCalls: false,
};

const TIME_WITHOUT_CALLS = seconds(2 * 60 * 60);
/** One more ends the connection. */
const STRIKES_MAX = 2;

/** Counts PINGs that came too early since we last sent HEADERS or DATA. */
export class PingStrikes {
  readonly #clock: Clock;
  readonly #permit: PingPermit;
  #strikes = 0;
  #lastAt: Instant | undefined;
  #sentBefore = 0;

  constructor(clock: Clock, permit: PingPermit) {
    this.#clock = clock;
    this.#permit = permit;
  }

  /** False when this PING was one too many. */
  take(streams: number, framesSent: number): boolean {
    const now = this.#clock.now();
    if (framesSent !== this.#sentBefore) {
      this.#sentBefore = framesSent;
      this.#strikes = 0;
      this.#lastAt = undefined;
    }
    const isIdle = streams === 0 && !this.#permit.withoutCalls;
    const least = isIdle ? TIME_WITHOUT_CALLS : this.#permit.time;
    const last = this.#lastAt;
    this.#lastAt = now;
    if (last !== undefined && between(last, now) < least) this.#strikes += 1;
    return this.#strikes <= STRIKES_MAX;
  }
}
