/** How often may a peer do what costs us more than it costs the peer? */
import type { Clock } from "../../ports/clock.ts";
import { toSeconds } from "../../ports/time.ts";

/** A token bucket: so many at once, and so many more each second. */
export class Budget {
  readonly #clock: Clock;
  readonly #burst: number;
  readonly #perSecond: number;
  #tokens: number;
  #at: number;

  constructor(clock: Clock, burst: number, perSecond: number) {
    this.#clock = clock;
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#tokens = burst;
    this.#at = toSeconds(clock.now());
  }

  /** Takes one token. False when none is left. */
  take(): boolean {
    const now = toSeconds(this.#clock.now());
    const earned = (now - this.#at) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + earned);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }
}
