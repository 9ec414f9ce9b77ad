/** What happens to a packet between two hosts? */
import type { Scope } from "../kernel/scope.ts";
import type { Named } from "../kernel/text-table.ts";
import type { Random } from "../ports/random.ts";
import { after, type Duration, type Instant, seconds } from "../ports/time.ts";
import { sampleLatency } from "./latency.ts";
import type { Packet } from "./packet.ts";
import type { LinkConditions } from "./topology.ts";
import type { Rule } from "./verdict.ts";

/** A host as its links see it. */
export interface Destination {
  readonly name: string;
  /** Nothing while the machine is off. */
  readonly os: Receiver | undefined;
}

/** A packet on its link. */
export type LinkPacket = Packet<Link>;

/** Who takes a packet that has arrived. */
export interface Receiver extends Scope {
  receive(packet: LinkPacket): void;
}

/** What is a link made of, beside its ends? */
interface LinkParts {
  readonly conditions: LinkConditions;
  /** The stream of draws for one purpose of this link. */
  readonly random: (purpose: string) => Random;
}

/** One list for all: a list for each is a place in memory for each. */
export const NO_RULES: readonly Rule[] = [];

/** "a>b": how a link is named in streams, packets' ids and trace rows. */
export function linkName(from: string, to: string): string {
  return `${from}>${to}`;
}

/**
 * The way from one host to another, in one direction. Delivery = queueing +
 * transmission (bytes / rate) + propagation (a draw of the latency). Delay is
 * not occupancy: a link of 50 ms carries many packets at once, and only the
 * rate makes one wait for another.
 */
export class Link implements Named {
  // First what each packet needs: it lies side by side in memory.
  nameText = -1;
  #receiver: Receiver | undefined;
  sentCount = 0;
  /** Which link its sender used after it. */
  next: Link | undefined;
  readonly to: string;
  conditions: LinkConditions;
  /** The rules that look at packets of this link, in order. */
  rules: readonly Rule[] = NO_RULES;
  /** For which set of rules the two above were worked out. */
  rulesVersion = 0;
  #latencyStream: Random | undefined;
  readonly name: string;
  readonly from: string;
  readonly #destination: Destination;
  /** What the topology says; `conditions` is that plus what faults change. */
  readonly usual: LinkConditions;
  readonly #random: (purpose: string) => Random;
  #lossStream: Random | undefined;
  #wireFreeAt = 0 as Instant;

  constructor(from: string, destination: Destination, parts: LinkParts) {
    this.name = linkName(from, destination.name);
    this.from = from;
    this.to = destination.name;
    this.#destination = destination;
    this.usual = parts.conditions;
    this.conditions = parts.conditions;
    this.#random = parts.random;
  }

  /** Who takes packets at the other end; nothing while the machine is off. */
  receiver(): Receiver | undefined {
    const known = this.#receiver;
    if (known !== undefined && known.state !== "ended") return known;
    this.#receiver = this.#destination.os;
    return this.#receiver;
  }

  drawDelay(): Duration {
    this.#latencyStream ??= this.#random("latency");
    return sampleLatency(this.conditions.latency, this.#latencyStream);
  }

  drawLoss(): boolean {
    const { lossProbability } = this.conditions;
    return lossProbability !== 0 && this.#isLost(lossProbability);
  }

  #isLost(probability: number): boolean {
    this.#lossStream ??= this.#random("loss");
    return this.#lossStream.next() < probability;
  }

  /** When the last bit has left the sender; nothing when the queue is full. */
  transmit(packet: LinkPacket, now: Instant): Instant | undefined {
    const { rateBitsPerSecond } = this.conditions;
    if (rateBitsPerSecond === undefined) return now;
    return this.#queue(packet, now, rateBitsPerSecond);
  }

  #queue(
    packet: LinkPacket,
    now: Instant,
    rateBitsPerSecond: number,
  ): Instant | undefined {
    const { queueBytesMax } = this.conditions;
    const beginAt = Math.max(now, this.#wireFreeAt) as Instant;
    const waitingBits = ((beginAt - now) / seconds(1)) * rateBitsPerSecond;
    const waitingBytes = waitingBits / 8 + packet.sizeBytes;
    if (beginAt > now && waitingBytes > queueBytesMax) return undefined;
    const bits = packet.sizeBytes * 8;
    this.#wireFreeAt = after(beginAt, seconds(bits / rateBitsPerSecond));
    return this.#wireFreeAt;
  }
}
