/** How does an operating system serve the datagrams of its programs? */

import type { Scope } from "../kernel/scope.ts";
import type { Address } from "../ports/address.ts";
import type { DatagramSocket, OnDatagram } from "../ports/datagram.ts";
import type { LinkPacket } from "./link.ts";
import type { Machine } from "./machine.ts";
import { Ports } from "./ports.ts";
import { DATAGRAM_BYTES_MAX, DATAGRAMS_WAITING_MAX } from "./tcp-limits.ts";

/** The datagram sockets of one host (UDP, RFC 768). */
export class Datagrams extends Ports<SimulatedSocket> {
  readonly #machine: Machine;

  constructor(machine: Machine) {
    super(machine.name);
    this.#machine = machine;
  }

  bind(port: number, owner: Scope, onDatagram: OnDatagram): DatagramSocket {
    const local = {
      host: this.#machine.name,
      port: port === 0 ? this.nextFree() : port,
    };
    const socket: SimulatedSocket = new SimulatedSocket(this.#machine, local, {
      owner,
      onDatagram,
      onClose: () => this.release(local.port, socket),
    });
    if (owner.state !== "ended") this.take(local.port, socket);
    return socket;
  }

  /** Nobody tells the sender that nobody listens. */
  receive(packet: LinkPacket): void {
    this.ownerOf(packet.targetPort)?.receive(packet);
  }

  /** A process has died: its ports are free. */
  closeAllOf(owner: Scope): void {
    this.releaseAll((socket) => socket.owner === owner);
  }
}

interface Program {
  readonly owner: Scope;
  readonly onDatagram: OnDatagram;
  readonly onClose: () => void;
}

class SimulatedSocket implements DatagramSocket {
  readonly local: Address;
  readonly owner: Scope;
  readonly #machine: Machine;
  readonly #onDatagram: OnDatagram;
  readonly #onClose: () => void;
  /** Nothing: the program takes what comes at once. */
  #waiting: LinkPacket[] | undefined;

  constructor(machine: Machine, local: Address, program: Program) {
    // Every receiver gets it as it is.
    this.local = Object.freeze(local);
    this.owner = program.owner;
    this.#machine = machine;
    this.#onDatagram = program.onDatagram;
    this.#onClose = program.onClose;
  }

  send(to: Address, bytes: Uint8Array): void {
    if (this.owner.state === "ended") return;
    if (bytes.length > DATAGRAM_BYTES_MAX) {
      throw new Error(
        `a datagram of ${bytes.length} bytes is too long; send at most ` +
          `${DATAGRAM_BYTES_MAX}, or use a byte stream`,
      );
    }
    const link = this.#machine.linkTo(to.host);
    if (link === undefined) return;
    const packet = this.#machine.wire.datagrams.take(link, bytes);
    packet.source = this.local;
    packet.sourcePort = this.local.port;
    packet.targetPort = to.port;
    this.#machine.send(packet);
  }

  close(): void {
    this.#onClose();
  }

  receive(packet: LinkPacket): void {
    const isFree = this.#waiting === undefined;
    if (isFree && this.#machine.simulation.takeTurn(this.owner)) {
      this.#tell(packet);
    } else if (this.owner.state !== "ended") {
      this.#keep(packet);
    }
  }

  /** A paused program finds what came meanwhile, as far as there is room. */
  #keep(packet: LinkPacket): void {
    const waiting = this.#waiting;
    if (waiting === undefined) {
      this.#waiting = [packet];
      this.#machine.simulation.enter(this.owner, this.#tellWaiting);
    } else if (waiting.length === DATAGRAMS_WAITING_MAX) {
      this.#machine.wire.drop(packet, "receive buffer full");
    } else {
      waiting.push(packet);
    }
  }

  readonly #tellWaiting = (): void => {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const kept of waiting) this.#tell(kept);
  };

  #tell(packet: LinkPacket): void {
    const { payload, source } = packet;
    this.#machine.wire.datagrams.giveBack(packet);
    this.#onDatagram(payload, source);
  }
}
