/** Who finds the servers of a channel, and keeps ways to them? */
import type { Address } from "../ports/address.ts";
import type { Host } from "../ports/host.ts";
import {
  type Balancer,
  failing,
  type MakesBalancer,
  type Picker,
} from "./balancer.ts";
import type { Connectivity } from "./connectivity.ts";
import type { Protocol } from "./protocol.ts";
import type { Endpoint, MakesResolver, Resolver } from "./resolver.ts";
import { Subchannel } from "./subchannel.ts";

interface RoutingSide {
  readonly host: Host;
  /** "phone/bank" unless given. */
  readonly name: string | undefined;
  readonly find: MakesResolver;
  readonly balancer: MakesBalancer;
  readonly protocol: Protocol;
  /** From now on calls are picked so. */
  update(state: Connectivity, picker: Picker): void;
}

/**
 * A resolver, the balancer that gets its addresses, and the connections that
 * this one asks for: from the call that needs them until the channel is idle
 * or closed. After that another one begins from nothing.
 */
export class Routing {
  /** "bank:50051" */
  readonly target: string;
  /** Names its draws. */
  readonly name: string;
  readonly #side: RoutingSide;
  readonly #resolver: Resolver;
  readonly #balancer: Balancer;
  readonly #subchannels = new Set<Subchannel>();
  #hasEndpoints = false;
  #isAwaited = false;
  #isOver = false;

  constructor(side: RoutingSide) {
    const { host } = side;
    this.#side = side;
    this.#resolver = side.find(host);
    const { target } = this.#resolver;
    const name = side.name ?? `${host.name}/${target.split(":")[0]}`;
    this.target = target;
    this.name = name;
    this.#balancer = side.balancer({
      host,
      name,
      subchannel: (address, onState) => this.#subchannel(address, onState),
      update: (state, picker) => this.#update(state, picker),
      resolveNow: () => this.#resolver.resolveNow(),
    });
  }

  start(): void {
    this.#resolver.start({
      onEndpoints: (endpoints) => this.#onEndpoints(endpoints),
      onError: (because) => {
        // An old list is better than none.
        if (this.#hasEndpoints) return;
        this.#update("TRANSIENT_FAILURE", failing(because));
      },
    });
  }

  /** Calls wait for a connection. */
  setAwaited(isAwaited: boolean): void {
    this.#isAwaited = isAwaited;
    for (const one of this.#subchannels) one.setAwaited(isAwaited);
  }

  /** Breaks the connections at once. */
  disconnect(): void {
    for (const one of this.#subchannels) one.disconnect();
  }

  /** Takes no more calls; those that run may finish. */
  stop(): void {
    this.#isOver = true;
    this.#resolver.stop();
    this.#balancer.close();
  }

  #onEndpoints(endpoints: readonly Endpoint[]): void {
    if (this.#isOver) return;
    this.#hasEndpoints = endpoints.length > 0;
    if (this.#hasEndpoints) {
      this.#balancer.onEndpoints(endpoints);
    } else {
      const because = `${this.target} has no addresses`;
      this.#update("TRANSIENT_FAILURE", failing(because));
    }
  }

  #subchannel(to: Address, onState: () => void): Subchannel {
    const { host, protocol } = this.#side;
    const made: Subchannel = new Subchannel(host, {
      to,
      protocol,
      onState: () => {
        if (made.state === "SHUTDOWN") this.#subchannels.delete(made);
        onState();
      },
    });
    made.setAwaited(this.#isAwaited);
    this.#subchannels.add(made);
    return made;
  }

  #update(state: Connectivity, picker: Picker): void {
    if (!this.#isOver) this.#side.update(state, picker);
  }
}
