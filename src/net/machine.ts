/** What does an operating system have to work with? */
import type { EventId } from "../kernel/event-queue.ts";
import { Scope } from "../kernel/scope.ts";
import type { Simulation } from "../kernel/simulation.ts";
import type { EventKind } from "../ports/event.ts";
import type { Random } from "../ports/random.ts";
import { after, type Duration } from "../ports/time.ts";
import type { Link, LinkPacket } from "./link.ts";
import type { ConnectionEnds } from "./tcp-ends.ts";
import type { Wire } from "./wire.ts";

/** What an operating system needs of the world. */
export interface Surroundings {
  readonly simulation: Simulation;
  readonly wire: Wire;
  /** The way to another host; nothing when there is no such host. */
  linkTo(host: string): Link | undefined;
}

/** What a host needs of the world. */
export interface HostSurroundings extends Surroundings {
  readonly startJitterMax: Duration;
  /** The draws of this host's start jitter. */
  readonly startJitter: Random;
}

/**
 * One machine from its boot to its crash, and its way into the network. It is
 * the scope of what it does: every packet needs both.
 */
export class Machine extends Scope {
  readonly simulation: Simulation;
  readonly wire: Wire;
  readonly #surroundings: Surroundings;
  #lastLink: Link | undefined;

  constructor(name: string, surroundings: Surroundings) {
    super(name);
    this.simulation = surroundings.simulation;
    this.wire = surroundings.wire;
    this.#surroundings = surroundings;
  }

  linkTo(host: string): Link | undefined {
    // Who sends to some hosts in turn, often one, soon does so again.
    const last = this.#lastLink;
    const next = last?.next;
    if (next !== undefined && next.to === host) {
      this.#lastLink = next;
      return next;
    }
    const link = this.#surroundings.linkTo(host);
    if (link === undefined) return undefined;
    if (last !== undefined) last.next = link;
    this.#lastLink = link;
    return link;
  }

  send(packet: LinkPacket): void {
    this.wire.send(packet, this);
  }

  after(wait: Duration, run: () => void): EventId {
    const at = after(this.simulation.now(), wait);
    return this.simulation.schedule(at, this, run);
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
      this,
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
