/** Who is a connection between? */
import type { Scope } from "../kernel/scope.ts";
import type { Address } from "../ports/address.ts";
import type { Link } from "./link.ts";
import type { PacketOrder } from "./packet-order.ts";

/** A connection as one of its two hosts sees it. */
export interface ConnectionEnds {
  readonly local: Address;
  readonly remote: Address;
  readonly isClient: boolean;
  /** The way to the remote end. */
  readonly link: Link;
  /** Our packets keep their order, whatever else is on that way. */
  readonly order: PacketOrder;
  /** The incarnation of the program that reads and writes. */
  readonly owner: Scope;
}
