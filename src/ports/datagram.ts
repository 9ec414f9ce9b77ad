/** How does a program send one packet that may never arrive? */
import type { Address } from "./address.ts";

export interface DatagramSocket {
  readonly local: Address;
  /** Sends one packet; it may be lost, and nobody says so. */
  send(to: Address, bytes: Uint8Array): void;
  close(): void;
}

export type OnDatagram = (bytes: Uint8Array, from: Address) => void;
