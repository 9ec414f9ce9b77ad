/** What does one standing fault do to a packet? */
import { never } from "../ports/assert.ts";
import { ms } from "../ports/time.ts";
import type { PacketMatch, StandingFault } from "./fault-action.ts";
import { type Link, type LinkPacket, linkName } from "./link.ts";
import type { PacketFacts } from "./packet.ts";
import type { LinkConditions } from "./topology.ts";
import { PASS, type Rule, type Verdict } from "./verdict.ts";

/** A fault that is in force, under its name. */
export class Fault implements Rule {
  readonly id: string;
  readonly action: StandingFault;
  /** What it holds, in the order in which it was held. */
  held: LinkPacket[] = [];
  readonly #sides: Sides | undefined;
  /** How many more packets it is about. */
  #countLeft: number;

  constructor(id: string, action: StandingFault) {
    this.id = id;
    this.action = action;
    const count = "count" in action ? action.count : undefined;
    this.#countLeft = count ?? Number.POSITIVE_INFINITY;
    if (action.kind === "partition") this.#sides = sidesOf(action);
  }

  appliesTo(link: Link): boolean {
    const { action } = this;
    switch (action.kind) {
      case "partition":
        return separates(this.#sides as Sides, link);
      case "slow":
        return hasEnds(action, link);
      case "drop":
      case "delay":
      case "hold":
        return hasEnds(action.packets, link);
      default:
        return never(action);
    }
  }

  /** Only for packets of links that it applies to. */
  judge(packet: PacketFacts): Verdict {
    const { action } = this;
    switch (action.kind) {
      case "partition":
        return { kind: "drop", because: `partition ${this.id}` };
      case "slow":
        return PASS;
      case "drop":
        if (!this.#takes(action.packets, packet)) return PASS;
        return { kind: "drop", because: `fault ${this.id}` };
      case "delay":
        if (!this.#takes(action.packets, packet)) return PASS;
        return { kind: "delay", by: ms(action.delayMs) };
      case "hold":
        if (!this.#takes(action.packets, packet)) return PASS;
        return { kind: "hold", by: this.id };
      default:
        return never(action);
    }
  }

  /** The verdict on a packet that is on its way when the fault begins. */
  judgeInFlight(packet: PacketFacts): Verdict {
    const { action } = this;
    if (action.kind === "partition" && action.inFlight === "hold") {
      return { kind: "hold", by: this.id };
    }
    if (action.kind === "partition") return this.judge(packet);
    // Other faults are about packets yet to be sent, unless one is named.
    const isNamed = "packets" in action && action.packets.n === packet.n;
    return isNamed ? this.judge(packet) : PASS;
  }

  /** The conditions of a link under this fault. */
  worsen(conditions: LinkConditions): LinkConditions {
    if (this.action.kind !== "slow") return conditions;
    const { kind, id, from, to, ...changes } = this.action;
    return { ...conditions, ...changes };
  }

  /** In words: what the fault is about. */
  describe(): string {
    const { action } = this;
    if (action.kind === "partition") {
      const arrow = action.isOneWay === true ? "→" : "↔";
      const others = action.to?.join(", ") ?? "all others";
      return `${action.from.join(", ")} ${arrow} ${others}`;
    }
    if (action.kind === "slow") return describeEnds(action);
    const { n, what = "packet" } = action.packets;
    const name = n === undefined ? what : `${what} ${n}`;
    return `${name} of ${describeEnds(action.packets)}`;
  }

  #takes(match: PacketMatch, packet: PacketFacts): boolean {
    if (this.#countLeft === 0) return false;
    if (match.n !== undefined && match.n !== packet.n) return false;
    if (match.what !== undefined && match.what !== packet.what) return false;
    const carriesPayload = packet.payload.length > 0;
    const { carriesPayload: wanted = carriesPayload } = match;
    if (wanted !== carriesPayload) return false;
    this.#countLeft -= 1;
    return true;
  }
}

interface MatchedEnds {
  readonly from?: string;
  readonly to?: string;
}

/** What happens within a host is meant only when the host is named twice. */
function hasEnds({ from, to }: MatchedEnds, link: Link): boolean {
  if (from !== undefined && from !== link.from) return false;
  if (to !== undefined && to !== link.to) return false;
  return link.from !== link.to || from === to;
}

/** Of a partition. Each link asks, so a side of many hosts is no list. */
interface Sides {
  readonly from: ReadonlySet<string>;
  /** Everybody else, when undefined. */
  readonly to: ReadonlySet<string> | undefined;
  readonly isOneWay: boolean;
}

function sidesOf({
  from,
  to,
  isOneWay = false,
}: StandingFault & { readonly kind: "partition" }): Sides {
  return { from: new Set(from), to: to && new Set(to), isOneWay };
}

function separates({ from, to, isOneWay }: Sides, link: Link): boolean {
  const isTo = (host: string) => to?.has(host) ?? !from.has(host);
  if (link.from === link.to) return false;
  if (from.has(link.from) && isTo(link.to)) return true;
  return !isOneWay && isTo(link.from) && from.has(link.to);
}

function describeEnds({ from = "any", to = "any" }: MatchedEnds): string {
  return linkName(from, to).replace(">", " → ");
}
