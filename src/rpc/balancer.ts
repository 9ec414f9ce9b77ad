/** Who decides which server a call goes to? */
import type { Address } from "../ports/address.ts";
import type { Host } from "../ports/host.ts";
import type { Connectivity } from "./connectivity.ts";
import type { Outcome } from "./protocol.ts";
import type { Endpoint } from "./resolver.ts";
import type { Way } from "./way.ts";

/** What is to become of one attempt of a call. */
export type Pick =
  | {
      readonly kind: "use";
      readonly subchannel: Way;
      /** "q:1 < 3", for people who look; "" when there was no choice. */
      readonly why: string;
      /** Hears of the end of the attempt. */
      readonly onEnd?: (outcome: Outcome) => void;
    }
  /** Until the next picker. */
  | { readonly kind: "wait" }
  /** At once, unless the call waits for ready. */
  | { readonly kind: "fail"; readonly because: string };

/** What a picked attempt goes out on. */
export type Use = Pick & { readonly kind: "use" };

/** An attempt that waits for a connection. */
export interface Waiting {
  /** It waits while servers fail, too. Source: grpc/doc/wait-for-ready.md. */
  readonly isPatient: boolean;
  /** Servers that it would rather not go to: it was there before. */
  readonly avoid: readonly Way[];
  onPicked(use: Use): void;
  /** There will be none; nothing was sent. */
  onUnavailable(because: string): void;
}

/** One state of the balancer, in which picking is quick. */
export interface Picker {
  pick(): Pick;
}

/** What a balancer may do with its channel. */
export interface BalancerSide {
  readonly host: Host;
  /** Names its draws: "round_robin of phone/bank". */
  readonly name: string;
  /** A way to that address, IDLE; `onState` hears of each change. */
  subchannel(to: Address, onState: () => void): Way;
  /** From now on calls are picked so; those that wait are picked anew. */
  update(state: Connectivity, picker: Picker): void;
  /** What the resolver knows may be old. */
  resolveNow(): void;
}

/** Source: grpc/doc/load-balancing.md. */
export interface Balancer {
  /** The list that the resolver believes in now; not empty. */
  onEndpoints(endpoints: readonly Endpoint[]): void;
  close(): void;
}

export type MakesBalancer = (side: BalancerSide) => Balancer;

/** For calls while a connection is on its way. */
export const WAIT: Picker = { pick: () => ({ kind: "wait" }) };

/** For calls while nothing works. */
export function failing(because: string): Picker {
  const pick: Pick = { kind: "fail", because };
  return { pick: () => pick };
}
