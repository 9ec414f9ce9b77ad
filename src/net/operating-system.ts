/** What of a machine goes on when its process does not? */
import type { EventId } from "../kernel/event-queue.ts";
import { Scope } from "../kernel/scope.ts";
import type { Simulation } from "../kernel/simulation.ts";
import type { EventKind } from "../ports/event.ts";
import { after, type Duration } from "../ports/time.ts";
import { Datagrams } from "./datagram.ts";
import type { Link, Receiver } from "./link.ts";
import type { Packet } from "./packet.ts";
import type { ConnectionEnds } from "./tcp-ends.ts";
import { TcpStack } from "./tcp-stack.ts";
import type { Wire } from "./wire.ts";

/** What an operating system needs of the world. */
export interface Surroundings {
  readonly simulation: Simulation;
  readonly wire: Wire;
  /** The way to another host; nothing when there is no such host. */
  linkTo(host: string): Link | undefined;
}

/**
 * The network side of one machine from its boot to its crash. It answers while
 * its process is paused, and after its process has died.
 */
export class OperatingSystem implements Receiver {
  readonly name: string;
  readonly scope: Scope;
  readonly simulation: Simulation;
  readonly wire: Wire;
  readonly tcp: TcpStack;
  readonly datagrams: Datagrams;
  readonly #surroundings: Surroundings;

  constructor(name: string, surroundings: Surroundings) {
    this.name = name;
    this.scope = new Scope(name);
    this.simulation = surroundings.simulation;
    this.wire = surroundings.wire;
    this.#surroundings = surroundings;
    this.tcp = new TcpStack(this);
    this.datagrams = new Datagrams(this);
  }

  linkTo(host: string): Link | undefined {
    return this.#surroundings.linkTo(host);
  }

  send(packet: Packet): void {
    this.wire.send(packet, this.scope);
  }

  receive(packet: Packet): void {
    if (packet.what === "datagram") this.datagrams.receive(packet);
    else this.tcp.receive(packet);
  }

  after(wait: Duration, run: () => void): EventId {
    const at = after(this.simulation.now(), wait);
    return this.simulation.schedule(at, this.scope, run);
  }

  /** Records a row about a connection, named from client to server. */
  record<Rest extends readonly [] | readonly [reason: string]>(
    kind: ConnectionKind<Rest>,
    { isClient, local, remote }: ConnectionEnds,
    ...rest: Rest
  ): void {
    const client = isClient ? local : remote;
    const server = isClient ? remote : local;
    this.simulation.record(
      this.scope,
      kind,
      client.host,
      client.port,
      server.host,
      server.port,
      ...rest,
    );
  }
}

type ConnectionKind<Rest extends readonly (string | number)[]> = EventKind<
  [
    client: string,
    clientPort: number,
    server: string,
    serverPort: number,
    ...rest: Rest,
  ]
>;
