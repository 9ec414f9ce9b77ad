/** How do calls find their way to a service? */
import type { Address } from "../ports/address.ts";
import type { Host } from "../ports/host.ts";
import type { Duration } from "../ports/time.ts";
import { pickFor } from "./avoid.ts";
import {
  failing,
  type MakesBalancer,
  type Picker,
  WAIT,
  type Waiting,
} from "./balancer.ts";
import { channelIdle } from "./channel-event.ts";
import type { Connectivity } from "./connectivity.ts";
import { IDLE_TIMEOUT, Idleness } from "./idleness.ts";
import { type CallConfig, NO_CONFIG } from "./method-config.ts";
import { pickFirst } from "./pick-first.ts";
import type { Protocol } from "./protocol.ts";
import { fixedAddresses, type MakesResolver } from "./resolver.ts";
import { RetryBuffer, type RetryBufferLimits } from "./retry-buffer.ts";
import { Routing } from "./routing.ts";

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
  /** Without a call for so long it lets go; 30 minutes unless given. */
  readonly idleTimeout?: Duration;
  /** How much of requests is kept for retries; as in gRPC unless given. */
  readonly retryBuffer?: RetryBufferLimits;
}

/** Calls that wait for a connection; more fail at once. */
export const WAITING_MAX = 10_000;

/**
 * A way to a service. The first call starts its resolver, whose addresses go
 * to its balancer, which keeps connections and picks one for each attempt.
 * Attempts that come while nothing is ready wait for the next picker. When
 * nobody has called for a while all of that ends, until the next call.
 * Source: grpc/doc/load-balancing.md "workflow".
 */
export class Channel {
  readonly host: Host;
  readonly name: string;
  /** "bank:50051" */
  readonly target: string;
  readonly config: CallConfig;
  readonly idleness: Idleness;
  readonly retryBuffer: RetryBuffer;
  readonly #options: ChannelOptions;
  readonly #waiting = new Set<Waiting>();
  #routing: Routing;
  #picker: Picker = WAIT;
  #state: Connectivity = "IDLE";
  #hasStarted = false;
  #isAwaited = false;
  #callCount = 0;

  constructor(host: Host, options: ChannelOptions) {
    const { idleTimeout = IDLE_TIMEOUT } = options;
    this.host = host;
    this.#options = options;
    this.config = options.config ?? NO_CONFIG;
    this.retryBuffer = new RetryBuffer(options.retryBuffer);
    this.idleness = new Idleness({
      clock: host.clock,
      timeout: idleTimeout,
      onIdle: () => this.#rest(idleTimeout),
    });
    this.#routing = this.#newRouting();
    this.target = this.#routing.target;
    this.name = this.#routing.name;
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
    if (!this.#hasStarted) {
      this.#hasStarted = true;
      this.#routing.start();
    }
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
    this.idleness.stop();
    this.#routing.stop();
  }

  /** Breaks the connections at once. */
  disconnect(): void {
    this.#routing.disconnect();
  }

  #newRouting(): Routing {
    const { to, protocol, name, balancer = pickFirst } = this.#options;
    return new Routing({
      host: this.host,
      name,
      find: typeof to === "function" ? to : fixedAddresses([to]),
      balancer,
      protocol,
      update: (state, picker) => this.#update(state, picker),
    });
  }

  /** Nobody has called for so long: the next call begins as the first did. */
  #rest(quietFor: Duration): void {
    const { events, name } = this.host;
    events.record(channelIdle, name, this.target, quietFor);
    this.#hasStarted = false;
    this.#update("IDLE", WAIT);
    this.#routing.stop();
    this.#routing = this.#newRouting();
  }

  #update(state: Connectivity, picker: Picker): void {
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
    this.#routing.setAwaited(isAwaited);
  }
}
