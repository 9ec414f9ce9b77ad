/** What if a client takes turns and never looks how its servers are? */
import type { Balancer, BalancerSide, Pick, Picker } from "./balancer.ts";
import type { Endpoint } from "./resolver.ts";
import type { Way } from "./way.ts";

/**
 * Each server in turn, dead or alive: a call whose turn falls on a server
 * that cannot be reached fails. No gRPC library does this; a fixed list in a
 * loop does, and it is what detection is measured against.
 */
export function naiveRoundRobin(side: BalancerSide): Balancer {
  return new Naive(side);
}

class Naive implements Balancer {
  readonly #side: BalancerSide;
  #ways: readonly Way[] = [];
  /** Those whose first attempt to connect is over. */
  readonly #tried = new Set<Way>();
  #next: number;

  constructor(side: BalancerSide) {
    this.#side = side;
    const draw = side.host.clock.random(`naive/${side.name}`).next();
    // Below any list's length; the first turn takes the rest of it.
    this.#next = Math.floor(draw * TURNS);
  }

  onEndpoints(endpoints: readonly Endpoint[]): void {
    this.close();
    const picker: Picker = { pick: () => this.#pick() };
    this.#ways = endpoints.map(({ address }) => {
      const way: Way = this.#side.subchannel(address, () => {
        if (way.state !== "CONNECTING") this.#tried.add(way);
        this.#side.update("READY", picker);
      });
      return way;
    });
    for (const way of this.#ways) way.connect();
    this.#side.update("READY", picker);
  }

  close(): void {
    for (const way of this.#ways) way.close();
    this.#ways = [];
    this.#tried.clear();
  }

  #pick(): Pick {
    const way = this.#ways[this.#next % this.#ways.length] as Way;
    const { state } = way;
    // Only a first connection is waited for; the turn is not used up.
    if (!this.#tried.has(way)) return { kind: "wait" };
    this.#next += 1;
    const why = "its turn, whatever its state";
    if (state === "READY") return { kind: "use", subchannel: way, why };
    way.connect();
    const because = way.because || `${way.target} has no connection`;
    return { kind: "fail", because };
  }
}

const TURNS = 1_000_000;
