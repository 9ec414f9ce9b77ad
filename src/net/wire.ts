/** How does a packet get from one host to another? */
import type { AwaitedEvent } from "../kernel/event-queue.ts";
import type { Scope } from "../kernel/scope.ts";
import type { Simulation } from "../kernel/simulation.ts";
import { never } from "../ports/assert.ts";
import { after, between, type Duration } from "../ports/time.ts";
import type { Faults } from "./faults.ts";
import type { Link, LinkPacket } from "./link.ts";
import { packetDropped, packetHeld, packetReleased } from "./net-event.ts";
import { PacketPool } from "./packet-pool.ts";
import { recordReceived, recordSent } from "./packet-rows.ts";
import { judge, type Verdict } from "./verdict.ts";

/** A fault that holds more packets than this drops the rest. */
const HELD_MAX = 10_000;

type PacketInFlight = AwaitedEvent<LinkPacket>;

/** Carries packets along links, as the faults allow. */
export class Wire {
  readonly datagrams = new PacketPool();
  readonly #simulation: Simulation;
  readonly #faults: Faults;

  constructor(simulation: Simulation, faults: Faults) {
    this.#simulation = simulation;
    this.#faults = faults;
  }

  /** Sends a packet in the name of the sender's operating system. */
  send(packet: LinkPacket, sender: Scope): void {
    const { link } = packet;
    this.#faults.refresh(link);
    link.sentCount += 1;
    packet.n = link.sentCount;
    recordSent(this.#simulation, sender, packet);
    // Drawn whatever becomes of the packet: a fault shifts no later draw.
    const delay = link.drawDelay();
    if (link.drawLoss()) this.drop(packet, "lost");
    else if (link.rules.length === 0) this.#depart(packet, delay);
    else this.#act(packet, judge(packet, link.rules), delay);
  }

  /** What is on its way, by link, in the order in which it was sent. */
  packetsInFlight(): ReadonlyMap<Link, readonly PacketInFlight[]> {
    const byLink = new Map<Link, PacketInFlight[]>();
    const all = this.#simulation.awaiting(this.#arrive);
    const inOrder = [...all].sort((a, b) => a.subject.n - b.subject.n);
    for (const one of inOrder) {
      const { link } = one.subject;
      const others = byLink.get(link);
      if (others === undefined) byLink.set(link, [one]);
      else others.push(one);
    }
    return byLink;
  }

  /** Lets a fault decide about what is on its way when it begins. */
  interrupt({ id, at, subject }: PacketInFlight, verdict: Verdict): void {
    if (verdict.kind === "pass") return;
    this.#simulation.cancel(id);
    const left = between(this.#simulation.now(), at);
    this.#act(subject, verdict, left);
  }

  /** Sends what was held on its way, if no other fault objects. */
  release(packet: LinkPacket): void {
    const { link } = packet;
    const { world } = this.#simulation;
    this.#faults.refresh(link);
    this.#simulation.record(
      world,
      packetReleased,
      link.name,
      packet.n,
      packet.what,
    );
    this.#act(packet, judge(packet, link.rules), packet.delayLeft);
  }

  #act(packet: LinkPacket, verdict: Verdict, delay: Duration): void {
    switch (verdict.kind) {
      case "pass":
        this.#depart(packet, delay);
        return;
      case "delay":
        this.#depart(packet, (delay + verdict.by) as Duration);
        return;
      case "drop":
        this.drop(packet, verdict.because);
        return;
      case "hold":
        this.#hold(packet, verdict.by, delay);
        return;
      default:
        never(verdict);
        return;
    }
  }

  #depart(packet: LinkPacket, delay: Duration): void {
    const { link } = packet;
    const now = this.#simulation.now();
    const sentAt = packet.hasLeft ? now : link.transmit(packet, now);
    if (sentAt === undefined) {
      this.drop(packet, "queue full");
      return;
    }
    packet.hasLeft = true;
    const at = after(sentAt, delay);
    const { order } = packet;
    this.#simulation.scheduleFor(
      order === undefined ? at : order.arrival(at),
      this.#simulation.world,
      this.#arrive,
      packet,
    );
  }

  readonly #arrive = (packet: LinkPacket): void => {
    const receiver = packet.link.receiver();
    if (receiver === undefined) {
      this.drop(packet, "host is down");
      return;
    }
    recordReceived(this.#simulation, receiver, packet);
    receiver.receive(packet);
  };

  /** Ends the way of a packet, and says why. */
  drop({ link, n, what }: LinkPacket, because: string): void {
    const { world } = this.#simulation;
    this.#simulation.record(world, packetDropped, link.name, n, what, because);
  }

  #hold(packet: LinkPacket, id: string, delay: Duration): void {
    const { world } = this.#simulation;
    const fault = this.#faults.find(id);
    if (fault.held.length === HELD_MAX) {
      this.drop(packet, "too many packets are held");
      return;
    }
    packet.delayLeft = delay;
    fault.held.push(packet);
    const { link, n, what } = packet;
    this.#simulation.record(world, packetHeld, link.name, n, what, id);
  }
}
