/** How does an operating system serve the datagrams of its programs? */
import type { Scope } from "../kernel/scope.ts";
import type { Address } from "../ports/address.ts";
import type { DatagramSocket, OnDatagram } from "../ports/datagram.ts";
import type { OperatingSystem } from "./operating-system.ts";
import { Packet } from "./packet.ts";
import { Ports } from "./ports.ts";
import { DATAGRAM_BYTES_MAX, DATAGRAMS_WAITING_MAX } from "./tcp-limits.ts";

/** The datagram sockets of one host (UDP, RFC 768). */
export class Datagrams {
  readonly #os: OperatingSystem;
  readonly #ports: Ports<SimulatedSocket>;

  constructor(os: OperatingSystem) {
    this.#os = os;
    this.#ports = new Ports(os.name);
  }

  bind(port: number, owner: Scope, onDatagram: OnDatagram): DatagramSocket {
    const local = {
      host: this.#os.name,
      port: port === 0 ? this.#ports.nextFree() : port,
    };
    const program = { owner, onDatagram };
    const socket = new SimulatedSocket(this.#os, local, program);
    if (owner.state !== "ended") this.#ports.take(local.port, socket);
    return socket;
  }

  /** Nobody tells the sender that nobody listens. */
  receive(packet: Packet): void {
    this.#ports.ownerOf(packet.targetPort)?.receive(packet);
  }

  close(socket: SimulatedSocket): void {
    this.#ports.release(socket.local.port, socket);
  }

  /** A process has died: its ports are free. */
  closeAllOf(owner: Scope): void {
    this.#ports.releaseAll((socket) => socket.owner === owner);
  }
}

interface Program {
  readonly owner: Scope;
  readonly onDatagram: OnDatagram;
}

class SimulatedSocket implements DatagramSocket {
  readonly local: Address;
  readonly owner: Scope;
  readonly #os: OperatingSystem;
  readonly #onDatagram: OnDatagram;
  #waiting: Packet[] = [];

  constructor(os: OperatingSystem, local: Address, program: Program) {
    this.local = local;
    this.owner = program.owner;
    this.#os = os;
    this.#onDatagram = program.onDatagram;
  }

  send(to: Address, bytes: Uint8Array): void {
    if (this.owner.state === "ended") return;
    if (bytes.length > DATAGRAM_BYTES_MAX) {
      throw new Error(
        `a datagram of ${bytes.length} bytes is too long; send at most ` +
          `${DATAGRAM_BYTES_MAX}, or use a byte stream`,
      );
    }
    const link = this.#os.linkTo(to.host);
    if (link === undefined) return;
    const packet = new Packet(link, "datagram", bytes);
    packet.sourcePort = this.local.port;
    packet.targetPort = to.port;
    this.#os.send(packet);
  }

  close(): void {
    this.#os.datagrams.close(this);
  }

  receive(packet: Packet): void {
    if (this.owner.state === "paused" || this.#waiting.length > 0) {
      this.#keep(packet);
      return;
    }
    this.#os.simulation.enter(this.owner, () => this.#tell(packet));
  }

  /** A paused program finds what came meanwhile, as far as there is room. */
  #keep(packet: Packet): void {
    if (this.#waiting.length === DATAGRAMS_WAITING_MAX) {
      this.#os.wire.drop(packet, "receive buffer full");
      return;
    }
    this.#waiting.push(packet);
    if (this.#waiting.length > 1) return;
    this.#os.simulation.enter(this.owner, () => {
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const kept of waiting) this.#tell(kept);
    });
  }

  #tell({ payload, link, sourcePort }: Packet): void {
    this.#onDatagram(payload, { host: link.from, port: sourcePort });
  }
}
