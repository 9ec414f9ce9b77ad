/** What of a machine goes on when its process does not? */
import { Datagrams } from "./datagram.ts";
import type { LinkPacket, Receiver } from "./link.ts";
import { Machine } from "./machine.ts";
import { TcpStack } from "./tcp-stack.ts";

/**
 * The network side of one machine. It answers while its process is paused, and
 * after its process has died.
 */
export class OperatingSystem extends Machine implements Receiver {
  readonly tcp = new TcpStack(this);
  readonly datagrams = new Datagrams(this);

  receive(packet: LinkPacket): void {
    if (packet.what === "datagram") this.datagrams.receive(packet);
    else this.tcp.receive(packet);
  }
}
