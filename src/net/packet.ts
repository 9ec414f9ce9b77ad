/** What travels between two hosts? */
import type { Address } from "../ports/address.ts";
import { NO_TIME } from "../ports/time.ts";
import type { PacketOrder } from "./packet-order.ts";

/** What a packet is for; the names are those of the TCP header's flags. */
export type PacketWhat =
  | "SYN"
  | "SYN-ACK"
  | "ACK"
  | "DATA"
  | "FIN"
  | "RST"
  /** Asks for the receive window of a peer that had none. */
  | "PROBE"
  | "datagram";

/** IPv4 and TCP headers without options (RFC 791, RFC 9293). */
const TCP_HEADER_BYTES = 40;

/** IPv4 and UDP headers (RFC 791, RFC 768). */
const UDP_HEADER_BYTES = 28;

export const NO_BYTES = new Uint8Array(0);

const NOWHERE: Address = { host: "", port: 0 };

/** What a fault may look at. */
export interface PacketFacts {
  /** Counts from 1 on its link. */
  readonly n: number;
  readonly what: PacketWhat;
  readonly payload: Uint8Array;
}

/**
 * One packet, from the host that sent it to its end. Its id is the name of its
 * link and `n`, so that a packet more on one link renumbers no other.
 */
export class Packet<Way> implements PacketFacts {
  link: Way;
  n = 0;
  readonly what: PacketWhat;
  targetPort = 0;
  payload: Uint8Array;
  /** Where an answer to a datagram goes. */
  source = NOWHERE;
  sourcePort = 0;
  /** It has been put on the wire, whatever held it up since. */
  hasLeft = false;
  /** Nothing: it may overtake and be overtaken. */
  order: PacketOrder | undefined;
  /** The place of the first byte in its stream. */
  sequence = 0;
  /** The place of the byte that the sender expects next. */
  acknowledged = 0;
  /** How many bytes the sender of this packet has room for. */
  windowBytes = 0;
  /** How far it still had to go when a fault began to hold it. */
  delayLeft = NO_TIME;

  constructor(link: Way, what: PacketWhat, payload: Uint8Array) {
    this.link = link;
    this.what = what;
    this.payload = payload;
  }

  /** Header and payload: what the wire carries. */
  get sizeBytes(): number {
    const isDatagram = this.what === "datagram";
    const header = isDatagram ? UDP_HEADER_BYTES : TCP_HEADER_BYTES;
    return header + this.payload.length;
  }
}
