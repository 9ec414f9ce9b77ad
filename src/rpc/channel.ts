/** How do calls find their way to a service? */
import type { Address } from "../ports/address.ts";
import type { Host } from "../ports/host.ts";
import { pickFor } from "./avoid.ts";
import {
  type Balancer,
  failing,
  type MakesBalancer,
  type Picker,
  WAIT,
  type Waiting,
} from "./balancer.ts";
import type { Connectivity } from "./connectivity.ts";
import { type CallConfig, NO_CONFIG } from "./method-config.ts";
import { pickFirst } from "./pick-first.ts";
import type { Protocol } from "./protocol.ts";
import {
  type Endpoint,
  fixedAddresses,
  type MakesResolver,
  type Resolver,
} from "./resolver.ts";
import { Subchannel } from "./subchannel.ts";

export interface ChannelOptions {
  /** One address, or who finds them. */
  readonly to: Address | MakesResolver;
  readonly protocol: Protocol;
  /** Names the calls. "phone/bank" unless given: from host and to host. */
  readonly name?: string;
  /** Who chooses among addresses; pick first unless given. */
  readonly balancer?: MakesBalancer;
  /** What holds for all calls of a method. */
  readonly config?: CallConfig;
}

/** Calls that wait for a connection; more fail at once. */
export const WAITING_MAX = 10_000;

/**
 * A way to a service. The first call starts its resolver, whose addresses go
 * to its balancer, which keeps connections and picks one for each attempt.
 * Attempts that come while nothing is ready wait for the next picker.
 * Source: grpc/doc/load-balancing.md "workflow".
 */
export class Channel {
  readonly host: Host;
  readonly name: string;
  /** "bank:50051" */
  readonly target: string;
  readonly config: CallConfig;
  readonly #options: ChannelOptions;
  readonly #resolver: Resolver;
  readonly #balancer: Balancer;
  readonly #waiting = new Set<Waiting>();
  readonly #subchannels = new Set<Subchannel>();
  #picker: Picker = WAIT;
  #state: Connectivity = "IDLE";
  #hasStarted = false;
  #hasEndpoints = false;
  #isAwaited = false;
  #callCount = 0;

  constructor(host: Host, options: ChannelOptions) {
    const { to, balancer = pickFirst } = options;
    this.host = host;
    this.#options = options;
    this.config = options.config ?? NO_CONFIG;
    const find = typeof to === "function" ? to : fixedAddresses([to]);
    this.#resolver = find(host);
    this.target = this.#resolver.target;
    this.name = options.name ?? `${host.name}/${this.target.split(":")[0]}`;
    this.#balancer = balancer({
      host,
      name: this.name,
      subchannel: (address, onState) => this.#subchannel(address, onState),
      update: (state, picker) => this.#update(state, picker),
      resolveNow: () => this.#resolver.resolveNow(),
    });
  }

  get state(): Connectivity {
    return this.#state;
  }

  /** The number of the next call, from 1. */
  nextCall(): number {
    this.#callCount += 1;
    return this.#callCount;
  }

  /** Picks for an attempt, now if possible. */
  pick(waiting: Waiting): void {
    if (!this.#hasStarted) this.#start();
    if (this.#tryPick(waiting)) return;
    if (this.#waiting.size >= WAITING_MAX) {
      const many = `${WAITING_MAX} calls wait for ${this.target} already`;
      waiting.onUnavailable(`${many}; send fewer at once`);
      return;
    }
    this.#waiting.add(waiting);
    this.#tellAwaited();
  }

  /** The attempt no longer wants a connection. */
  forget(waiting: Waiting): void {
    if (this.#waiting.delete(waiting)) this.#tellAwaited();
  }

  /** Takes no more calls; those that run may finish. */
  close(): void {
    if (this.#state === "SHUTDOWN") return;
    this.#hasStarted = true;
    const because = `the channel to ${this.target} is closed`;
    this.#update("SHUTDOWN", failing(because));
    this.#resolver.stop();
    this.#balancer.close();
  }

  /** Breaks the connections at once. */
  disconnect(): void {
    for (const one of this.#subchannels) one.disconnect();
  }

  #start(): void {
    this.#hasStarted = true;
    this.#resolver.start({
      onEndpoints: (endpoints) => this.#onEndpoints(endpoints),
      onError: (because) => {
        // An old list is better than none.
        if (this.#hasEndpoints) return;
        this.#update("TRANSIENT_FAILURE", failing(because));
      },
    });
  }

  #onEndpoints(endpoints: readonly Endpoint[]): void {
    if (this.#state === "SHUTDOWN") return;
    this.#hasEndpoints = endpoints.length > 0;
    if (this.#hasEndpoints) {
      this.#balancer.onEndpoints(endpoints);
    } else {
      const because = `${this.target} has no addresses`;
      this.#update("TRANSIENT_FAILURE", failing(because));
    }
  }

  #subchannel(to: Address, onState: () => void): Subchannel {
    const { protocol } = this.#options;
    const made: Subchannel = new Subchannel(this.host, {
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
    if (this.#state === "SHUTDOWN") return;
    this.#state = state;
    this.#picker = picker;
    if (this.#waiting.size === 0) return;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    // One that fails may make the connection go; the rest then ask again.
    for (const one of waiting) {
      if (!this.#tryPick(one)) this.#waiting.add(one);
    }
    this.#tellAwaited();
  }

  /** True when the attempt need not wait. */
  #tryPick(waiting: Waiting): boolean {
    const pick = pickFor(waiting, this.#picker);
    switch (pick.kind) {
      case "use":
        waiting.onPicked(pick);
        return true;
      case "fail":
        if (waiting.isPatient && this.#state !== "SHUTDOWN") return false;
        waiting.onUnavailable(pick.because);
        return true;
      default:
        return false;
    }
  }

  #tellAwaited(): void {
    const isAwaited = this.#waiting.size > 0;
    if (isAwaited === this.#isAwaited) return;
    this.#isAwaited = isAwaited;
    for (const one of this.#subchannels) one.setAwaited(isAwaited);
  }
}
