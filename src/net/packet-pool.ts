/** Which datagrams can be used again? */
import type { Link, LinkPacket } from "./link.ts";
import { NO_BYTES, Packet } from "./packet.ts";

/**
 * Datagrams that have come to their end. A crowd sends millions of them, a few
 * at a time: new ones would push everything else out of the processor's cache.
 */
export class PacketPool {
  readonly #free: LinkPacket[] = [];

  take(link: Link, payload: Uint8Array): LinkPacket {
    const packet =
      this.#free.pop() ?? new Packet<Link>(link, "datagram", payload);
    packet.link = link;
    packet.payload = payload;
    packet.hasLeft = false;
    return packet;
  }

  /** Nobody may look at the packet any more. */
  giveBack(packet: LinkPacket): void {
    packet.payload = NO_BYTES;
    this.#free.push(packet);
  }
}
