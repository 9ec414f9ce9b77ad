/** Which packets do not overtake one another? */
import { type Instant, START } from "../ports/time.ts";

/**
 * The order of one connection in one direction: a packet is never delivered
 * before the one sent earlier (Commonware's "ordered"). Packets of different
 * connections overtake one another, and so do datagrams, which have no order.
 */
export class PacketOrder {
  #lastAt: Instant = START;

  /** When a packet is delivered that could be there at `at`. */
  arrival(at: Instant): Instant {
    if (at > this.#lastAt) this.#lastAt = at;
    return this.#lastAt;
  }
}
