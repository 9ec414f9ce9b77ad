/** What can one do to a simulated world? */
import type { PacketWhat } from "./packet.ts";
import type { LinkConditions } from "./topology.ts";

/** Which packets a fault is about. What is left out is not asked for. */
export interface PacketMatch {
  readonly from?: string;
  readonly to?: string;
  readonly what?: PacketWhat;
  /** Only those that carry bytes of a program, or only those that do not. */
  readonly carriesPayload?: boolean;
  /** The nth packet of the link, counted from 1; name both ends then. */
  readonly n?: number;
}

/** Faults that stay until `heal` or `release` takes them away, by name. */
export type StandingFault =
  | {
      readonly kind: "partition";
      readonly id?: string;
      /** The hosts on one side … */
      readonly from: readonly string[];
      /** … and on the other: everybody else, when left out. */
      readonly to?: readonly string[];
      /** Only what `from` sends is cut. */
      readonly isOneWay?: boolean;
      /** What happens to packets on their way: dropped, when left out. */
      readonly inFlight?: "drop" | "hold" | "reset";
    }
  | {
      readonly kind: "drop";
      readonly id?: string;
      readonly packets: PacketMatch;
      /** So many, then no more; without it, all. */
      readonly count?: number;
    }
  | {
      readonly kind: "delay";
      readonly id?: string;
      readonly packets: PacketMatch;
      readonly delayMs: number;
      readonly count?: number;
    }
  | {
      readonly kind: "hold";
      readonly id?: string;
      readonly packets: PacketMatch;
      readonly count?: number;
    }
  | ({
      readonly kind: "slow";
      readonly id?: string;
      readonly from?: string;
      readonly to?: string;
    } & Partial<LinkConditions>);

/** What happens to a host. */
export type HostAction =
  | {
      readonly kind: "crash";
      readonly host: string;
      /**
       * The machine falls silent; when only its process dies, the operating
       * system tells the peers. The machine, when left out.
       */
      readonly what?: "machine" | "process";
    }
  | {
      /** Work takes so many times as long, until it limps by 1 again. */
      readonly kind: "limp";
      readonly host: string;
      readonly factor: number;
    }
  | {
      readonly kind: "restart";
      readonly host: string;
      /**
       * Its programs take on nothing new, and have so long to finish what they
       * began; at once, when left out.
       */
      readonly drainMs?: number;
    }
  | { readonly kind: "pause"; readonly host: string }
  | { readonly kind: "resume"; readonly host: string };

/** One act on the world, as plain data: scenarios and links carry it. */
export type FaultAction =
  | HostAction
  | StandingFault
  /** Ends the fault of that name; without a name, every fault but holds. */
  | { readonly kind: "heal"; readonly id?: string }
  /** Lets go what was held; without a name, by every fault. */
  | { readonly kind: "release"; readonly id?: string };
