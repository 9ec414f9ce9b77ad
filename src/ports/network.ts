/** How does a program reach another? */
import type { Address } from "./address.ts";
import type { ByteStream } from "./byte-stream.ts";
import type { DatagramSocket, OnDatagram } from "./datagram.ts";

export interface Network {
  /** Begins to connect; `onOpen` or `onClose` tells how it went. */
  connect(to: Address): ByteStream;

  /**
   * Accepts connections on a port of this host. Throws when the port is
   * taken: two services of one process cannot share it.
   */
  listen(port: number, onConnection: (stream: ByteStream) => void): Listener;

  /** Opens a port for datagrams; 0 picks a free one. */
  bind(port: number, onDatagram: OnDatagram): DatagramSocket;
}

export interface Listener {
  readonly address: Address;
  /** Accepts no more. Connections that are open stay open. */
  close(): void;
}
