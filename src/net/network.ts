/** How do hosts, links and faults make one world? */
import type { Simulation } from "../kernel/simulation.ts";
import { never } from "../ports/assert.ts";
import { ms } from "../ports/time.ts";
import { ConditionTable } from "./conditions.ts";
import type { Fault } from "./fault.ts";
import type { FaultAction, StandingFault } from "./fault-action.ts";
import { problemsOfAction } from "./fault-problems.ts";
import { Faults } from "./faults.ts";
import { SimulatedHost } from "./host.ts";
import { Link, linkName } from "./link.ts";
import type { HostSurroundings } from "./machine.ts";
import {
  type HostConfig,
  START_JITTER_MS_MAX,
  type Topology,
} from "./topology.ts";
import { problemsOf } from "./topology-problems.ts";
import { Wire } from "./wire.ts";
import { faultBegan, faultEnded } from "./world-event.ts";

/** A simulated network, from a topology in plain data. */
export class SimulatedNetwork {
  readonly #simulation: Simulation;
  readonly #topology: Topology;
  readonly #conditions: ConditionTable;
  readonly #faults = new Faults();
  readonly #wire: Wire;
  readonly #hosts = new Map<string, SimulatedHost>();
  /** By sender, then by receiver; a link exists once it is used. */
  readonly #links = new Map<string, Map<string, Link>>();

  /** Throws, with every problem, when the topology makes no sense. */
  constructor(simulation: Simulation, topology: Topology) {
    const problems = problemsOf(topology);
    if (problems.length > 0) throw new Error(problems.join("\n"));
    this.#simulation = simulation;
    this.#topology = topology;
    this.#conditions = new ConditionTable(topology);
    this.#wire = new Wire(simulation, this.#faults);
    // By name, so that the order of declaration never matters.
    const sorted = [...topology.hosts].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    for (const config of sorted) this.#addHost(config);
  }

  /** All hosts, by name. */
  hosts(): readonly SimulatedHost[] {
    return [...this.#hosts.values()];
  }

  /** Throws when there is no such host. */
  host(name: string): SimulatedHost {
    const host = this.#hosts.get(name);
    if (host !== undefined) return host;
    const names = [...this.#hosts.keys()].join(", ");
    throw new Error(`no host "${name}"; there are ${names}`);
  }

  /** Starts every host that has programs, each a little late. */
  start(): void {
    for (const host of this.#hosts.values()) host.start();
  }

  /** Does what an action says. Throws when it names what is not there. */
  apply(action: FaultAction): void {
    const problems = problemsOfAction(action, [...this.#hosts.keys()]);
    if (problems.length > 0) throw new Error(problems.join("\n"));
    switch (action.kind) {
      case "crash":
      case "restart":
      case "pause":
      case "resume":
      case "limp":
        this.host(action.host).apply(action);
        return;
      case "partition":
      case "drop":
      case "delay":
      case "hold":
      case "slow":
        this.#begin(action);
        return;
      case "heal":
      case "release":
        for (const fault of this.#faultsToEnd(action)) this.#end(fault);
        return;
      default:
        never(action);
        return;
    }
  }

  #addHost(config: HostConfig): void {
    const simulation = this.#simulation;
    const links = new Map<string, Link>();
    const { startJitterMsMax = START_JITTER_MS_MAX } = this.#topology;
    const surroundings: HostSurroundings = {
      simulation,
      wire: this.#wire,
      linkTo: (to) => links.get(to) ?? this.#addLink(config, to),
      startJitterMax: ms(startJitterMsMax),
      startJitter: simulation.random(`host/${config.name}/start-jitter`),
    };
    this.#links.set(config.name, links);
    this.#hosts.set(config.name, new SimulatedHost(config, surroundings));
  }

  #addLink(from: HostConfig, to: string): Link | undefined {
    const host = this.#hosts.get(to);
    if (host === undefined) return undefined;
    const ends = { from, to: host.config };
    const name = linkName(from.name, to);
    const link = new Link(from.name, host, {
      conditions: this.#conditions.conditionsOf(ends),
      random: (purpose) => this.#simulation.random(`link/${name}/${purpose}`),
    });
    this.#links.get(from.name)?.set(to, link);
    return link;
  }

  #begin(action: StandingFault): void {
    const fault = this.#faults.add(action);
    const { world } = this.#simulation;
    const about = fault.describe();
    this.#simulation.record(world, faultBegan, fault.id, action.kind, about);
    const inFlight = this.#wire.packetsInFlight();
    for (const link of this.#linksUnder(fault)) {
      for (const packet of inFlight.get(link) ?? []) {
        this.#wire.interrupt(packet, fault.judgeInFlight(packet.subject));
      }
      if (action.kind === "partition" && action.inFlight === "reset") {
        const isCut = (peer: string) => peer === link.to;
        this.#hosts.get(link.from)?.os?.tcp.failAllWith(isCut);
      }
    }
  }

  #linksUnder(fault: Fault): readonly Link[] {
    return [...this.#hosts.keys()]
      .flatMap((name) => [...(this.#links.get(name)?.values() ?? [])])
      .filter((link) => fault.appliesTo(link));
  }

  #faultsToEnd(
    action: FaultAction & { readonly kind: "heal" | "release" },
  ): readonly Fault[] {
    if (action.id !== undefined) return [this.#faults.find(action.id)];
    const isRelease = action.kind === "release";
    return this.#faults
      .all()
      .filter((fault) => (fault.action.kind === "hold") === isRelease);
  }

  #end(fault: Fault): void {
    const { world } = this.#simulation;
    this.#faults.remove(fault);
    const { kind } = fault.action;
    this.#simulation.record(world, faultEnded, fault.id, kind);
    for (const packet of fault.held) this.#wire.release(packet);
  }
}
