/** How long do we wait before we send a segment again? */
import {
  between,
  type Duration,
  type Instant,
  NO_TIME,
  ns,
} from "../ports/time.ts";
import {
  RETRANSMIT_FIRST,
  RETRANSMIT_MAX,
  RETRANSMIT_MIN,
} from "./tcp-limits.ts";

/** The retransmission timeout of RFC 6298, from measured round trips. */
export class RetransmissionTimeout {
  #smoothed = NO_TIME;
  #variation = NO_TIME;
  #base = RETRANSMIT_FIRST;

  /**
   * One measured round trip; never of a segment that was sent twice, because
   * nobody knows which of the two was answered (Karn and Partridge, 1987).
   */
  measured(sentAt: Instant, now: Instant): void {
    const trip = between(sentAt, now);
    if (this.#smoothed === 0) {
      this.#smoothed = trip;
      this.#variation = ns(trip / 2);
    } else {
      const error = Math.abs(this.#smoothed - trip);
      this.#variation = ns(0.75 * this.#variation + 0.25 * error);
      this.#smoothed = ns(0.875 * this.#smoothed + 0.125 * trip);
    }
    const wanted = ns(this.#smoothed + 4 * this.#variation);
    this.#base = clamp(wanted);
  }

  /** The wait before the attempt after `doublings` others. */
  after(doublings: number): Duration {
    let wait = this.#base;
    for (let n = 0; n < doublings && wait < RETRANSMIT_MAX; n += 1) {
      wait = ns(wait * 2);
    }
    return Math.min(wait, RETRANSMIT_MAX) as Duration;
  }
}

function clamp(wait: Duration): Duration {
  if (wait < RETRANSMIT_MIN) return RETRANSMIT_MIN;
  return wait > RETRANSMIT_MAX ? RETRANSMIT_MAX : wait;
}
