/** How does an operating system serve the byte streams of its programs? */

import type { Scope } from "../kernel/scope.ts";
import type { Address } from "../ports/address.ts";
import type { ByteStream, CloseReason } from "../ports/byte-stream.ts";
import type { Listener } from "../ports/network.ts";
import { ConnectionTable } from "./connection-table.ts";
import { DeadStream } from "./dead-stream.ts";
import type { LinkPacket } from "./link.ts";
import type { Machine } from "./machine.ts";
import { connectionClosed, connectionFailed } from "./net-event.ts";
import { NO_BYTES, Packet } from "./packet.ts";
import { PacketOrder } from "./packet-order.ts";
import { Ports } from "./ports.ts";
import { TcpStream } from "./tcp.ts";
import { TcpConnection } from "./tcp-connection.ts";
import type { ConnectionEnds } from "./tcp-ends.ts";
import { CONNECTIONS_MAX, TIME_WAIT_MAX } from "./tcp-limits.ts";

type OnConnection = (stream: ByteStream) => void;

interface PortOwner {
  readonly owner: Scope;
  /** Nothing: the port of a client. */
  readonly onConnection?: OnConnection;
}

/** All connections and listeners of one host, until its machine crashes. */
export class TcpStack {
  readonly #machine: Machine;
  readonly #ports: Ports<PortOwner>;
  readonly #connections = new ConnectionTable();
  /** Ended in good order, oldest first. No clock: its length is bounded. */
  readonly #timeWait: TcpConnection[] = [];

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#ports = new Ports(machine.name);
  }

  connect(to: Address, owner: Scope): ByteStream {
    const { name, simulation } = this.#machine;
    const local = { host: name, port: this.#ports.nextFree() };
    const link = this.#machine.linkTo(to.host);
    if (link === undefined || owner.state === "ended") {
      return new DeadStream({ simulation, owner }, local, to);
    }
    this.#ports.take(local.port, { owner });
    const ends = { local, remote: to, isClient: true, link, owner };
    const connection = this.#newConnection(ends);
    connection.connect();
    return new TcpStream(connection);
  }

  listen(port: number, owner: Scope, onConnection: OnConnection): Listener {
    const portOwner = { owner, onConnection };
    if (owner.state !== "ended") this.#ports.take(port, portOwner);
    const close = () => this.#ports.release(port, portOwner);
    return { address: { host: this.#machine.name, port }, close };
  }

  receive(packet: LinkPacket): void {
    const { targetPort, sourcePort, link, what } = packet;
    const known = this.#connections.find(link.from, targetPort, sourcePort);
    const isOver = known === undefined || known.state === "closed";
    if (isOver && what === "SYN") this.#answer(packet);
    else if (known !== undefined) known.receive(packet);
    else if (what !== "RST") this.#refuse(packet);
  }

  /** A process has died: its peers are told, its ports are free. */
  resetAllOf(owner: Scope): void {
    for (const connection of this.#connections.all()) {
      if (connection.ends.owner === owner) connection.abort();
    }
    this.#ports.releaseAll((portOwner) => portOwner.owner === owner);
  }

  /** Every connection with such a peer fails: something on the way cut it. */
  failAllWith(isCut: (peer: string) => boolean): void {
    for (const connection of this.#connections.all()) {
      if (isCut(connection.ends.remote.host)) connection.fail("reset");
    }
  }

  #answer(packet: LinkPacket): void {
    const { link, sourcePort, targetPort } = packet;
    const portOwner = this.#ports.ownerOf(targetPort);
    const onConnection = portOwner?.onConnection;
    const back = this.#machine.linkTo(link.from);
    if (portOwner === undefined || onConnection === undefined) {
      this.#refuse(packet);
      return;
    }
    if (back === undefined || this.#connections.size >= CONNECTIONS_MAX) return;
    const { owner } = portOwner;
    const connection = this.#newConnection({
      local: { host: this.#machine.name, port: targetPort },
      remote: { host: link.from, port: sourcePort },
      isClient: false,
      link: back,
      owner,
    });
    const stream = new TcpStream(connection);
    const hand = () => onConnection(stream);
    connection.accept(() => this.#machine.simulation.enter(owner, hand));
  }

  /** A live host says so when nobody is there (RFC 9293, 3.10.7.1). */
  #refuse(packet: LinkPacket): void {
    const link = this.#machine.linkTo(packet.link.from);
    if (link === undefined) return;
    const answer = new Packet(link, "RST", NO_BYTES);
    answer.sourcePort = packet.targetPort;
    answer.targetPort = packet.sourcePort;
    answer.acknowledged = packet.sequence;
    this.#machine.send(answer);
  }

  #newConnection(between: Omit<ConnectionEnds, "order">): TcpConnection {
    const ends = { ...between, order: new PacketOrder() };
    const forget = (reason: CloseReason) => this.#forget(connection, reason);
    const connection: TcpConnection = new TcpConnection(
      this.#machine,
      ends,
      forget,
    );
    this.#connections.add(connection);
    return connection;
  }

  /** A connection is over: frees its port, tells the trace. */
  #forget(connection: TcpConnection, reason: CloseReason): void {
    const { ends } = connection;
    const isGood = reason === "ended" || reason === "aborted";
    this.#machine.record(
      isGood ? connectionClosed : connectionFailed,
      ends,
      reason,
    );
    if (ends.isClient) {
      const { port } = ends.local;
      const portOwner = this.#ports.ownerOf(port);
      if (portOwner !== undefined) this.#ports.release(port, portOwner);
    }
    if (reason !== "ended") {
      this.#connections.remove(connection);
      return;
    }
    this.#timeWait.push(connection);
    if (this.#timeWait.length <= TIME_WAIT_MAX) return;
    this.#connections.remove(this.#timeWait.shift() as TcpConnection);
  }
}
