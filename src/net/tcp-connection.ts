/** How do ordered bytes come out of packets that may be lost? */

import type { EventId } from "../kernel/event-queue.ts";
import type { CloseReason } from "../ports/byte-stream.ts";
import type { Duration, Instant } from "../ports/time.ts";
import type { LinkPacket } from "./link.ts";
import type { Machine } from "./machine.ts";
import { connectionAccepted, connectionOpened } from "./net-event.ts";
import { NO_BYTES, Packet, type PacketWhat } from "./packet.ts";
import { DelayedAck } from "./tcp-delayed-ack.ts";
import type { ConnectionEnds } from "./tcp-ends.ts";
import { Inbox } from "./tcp-inbox.ts";
import { RECEIVE_BUFFER_BYTES, SEGMENT_BYTES_MAX } from "./tcp-limits.ts";
import { ReceiveQueue } from "./tcp-receive-queue.ts";
import { TcpSender } from "./tcp-sender.ts";

/**
 * One end of a TCP connection (RFC 9293) in its operating system: handshake,
 * acknowledgements, half-close, reset.
 */
export class TcpConnection {
  readonly ends: ConnectionEnds;
  readonly sender: TcpSender = new TcpSender(this);
  readonly inbox: Inbox;
  state: "connecting" | "accepting" | "open" | "closed" = "connecting";
  readonly #machine: Machine;
  readonly #received = new ReceiveQueue();
  readonly #delayedAck = new DelayedAck(this);
  readonly #onOver: (reason: CloseReason) => void;
  #onAccepted: (() => void) | undefined;
  /** Up to here the peer knows that we have room. */
  #promisedLimit = 0;

  constructor(
    machine: Machine,
    ends: ConnectionEnds,
    onOver: (reason: CloseReason) => void,
  ) {
    this.#onOver = onOver;
    this.#machine = machine;
    this.ends = ends;
    const program = { simulation: machine.simulation, owner: ends.owner };
    this.inbox = new Inbox(program, this.#received, this.#afterRead);
  }

  /** Asks the remote end; one round trip later the connection is open. */
  connect(): void {
    this.sender.begin("SYN");
  }

  /** Answers a SYN; calls back when the handshake is done. */
  accept(onAccepted: () => void): void {
    this.state = "accepting";
    this.#onAccepted = onAccepted;
    this.#received.next = 1;
    this.sender.begin("SYN-ACK");
  }

  /** Takes a packet that arrived for this connection. */
  receive(packet: LinkPacket): void {
    if (packet.what === "RST") {
      this.fail(this.state === "connecting" ? "refused" : "reset");
      return;
    }
    if (this.state === "accepting") {
      // Our SYN-ACK is repeated by its own timer, or was just overtaken.
      if (packet.what === "SYN") return;
      this.#openServer();
    }
    if (this.state === "open") this.#receiveOpen(packet);
    else if (this.state === "connecting") {
      if (packet.what === "SYN-ACK") this.#openClient(packet);
      // A former life of ours is known there (RFC 9293, 3.10.7.3).
      else this.transmit("RST", this.sender.next, NO_BYTES);
    } else if (packet.what === "FIN") {
      // TIME_WAIT: the peer repeats its FIN, so our last word was lost.
      this.acknowledge();
    }
  }

  /** Every packet carries an acknowledgement along. */
  transmit(what: PacketWhat, sequence: number, payload: Uint8Array): void {
    const { link, local, remote, order } = this.ends;
    const packet = new Packet(link, what, payload);
    packet.sourcePort = local.port;
    packet.targetPort = remote.port;
    packet.order = order;
    packet.sequence = sequence;
    packet.acknowledged = this.#received.next;
    packet.windowBytes = this.#received.windowBytes;
    this.#promisedLimit = packet.acknowledged + packet.windowBytes;
    this.#delayedAck.clear();
    this.#machine.send(packet);
  }

  acknowledge(): void {
    this.transmit("ACK", this.sender.next, NO_BYTES);
  }

  now(): Instant {
    return this.#machine.simulation.now();
  }

  after(wait: Duration, run: () => void): EventId {
    return this.#machine.after(wait, run);
  }

  cancel(timer: EventId): void {
    this.#machine.simulation.cancel(timer);
  }

  drained(): void {
    this.inbox.drained();
  }

  giveUp(): void {
    this.fail("timed-out");
  }

  /** Ends the connection for what the network did. */
  fail(reason: CloseReason): void {
    if (this.state === "closed") return;
    this.close(reason);
    this.inbox.closed(reason);
  }

  /** Tells the peer that nobody is here any more, and forgets. */
  abort(): void {
    if (this.state === "closed") return;
    this.transmit("RST", this.sender.next, NO_BYTES);
    this.close("aborted");
  }

  /** Stops all timers and leaves the table of connections. */
  close(reason: CloseReason): void {
    this.state = "closed";
    this.sender.stop();
    this.#delayedAck.clear();
    this.#onOver(reason);
  }

  #openClient(packet: LinkPacket): void {
    this.state = "open";
    this.#received.next = 1;
    this.#machine.record(connectionOpened, this.ends);
    this.sender.acknowledge(packet);
    if (this.#promisedLimit <= RECEIVE_BUFFER_BYTES) this.acknowledge();
    this.inbox.opened();
  }

  #openServer(): void {
    this.state = "open";
    this.#machine.record(connectionAccepted, this.ends);
    this.#onAccepted?.();
  }

  #receiveOpen(packet: LinkPacket): void {
    this.sender.acknowledge(packet);
    if (packet.what === "DATA" || packet.what === "FIN") {
      this.#receiveSegment(packet);
    } else if (packet.what !== "ACK") {
      // PROBE, or a SYN-ACK whose answer was lost: say what we have.
      this.acknowledge();
    }
    this.#closeIfEnded();
  }

  #receiveSegment(packet: LinkPacket): void {
    const arrival = this.#received.accept(packet);
    if (arrival === "next" && packet.what === "DATA") {
      this.#delayedAck.received(packet.payload.length);
    } else {
      // Whoever fills or sees a gap says so at once (RFC 5681, 4.2); a FIN is
      // the last word of its side and waits for nobody.
      this.acknowledge();
    }
    if (arrival === "next" || arrival === "gap-filled") this.inbox.received();
    if (this.state === "open") this.#delayedAck.settle();
  }

  #closeIfEnded(): void {
    if (this.state !== "open") return;
    if (!this.sender.isEnded || !this.#received.isEnded) return;
    this.close("ended");
    this.inbox.closed("ended");
  }

  /** The program has read: a peer that saw little room learns of more. */
  readonly #afterRead = (): void => {
    if (this.state !== "open") return;
    const seen = this.#promisedLimit - this.#received.next;
    const gain = this.#received.windowBytes - seen;
    // Not for every few bytes (RFC 9293, 3.8.6.2.2: silly windows).
    const isWorth = gain >= 2 * SEGMENT_BYTES_MAX;
    if (seen <= RECEIVE_BUFFER_BYTES / 2 && isWorth) this.acknowledge();
  };
}
