/** How does a client learn from a registry who is there? */
import type { Address } from "../ports/address.ts";
import type { Host } from "../ports/host.ts";
import { ms, ns, seconds, toMs } from "../ports/time.ts";
import { backoffDelay, CONNECTION_BACKOFF } from "../rpc/backoff.ts";
import { Channel } from "../rpc/channel.ts";
import { client } from "../rpc/client.ts";
import type { Protocol } from "../rpc/protocol.ts";
import type {
  Endpoint,
  MakesResolver,
  Resolver,
  ResolverListener,
} from "../rpc/resolver.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { believe, type List, NO_BELIEF } from "./belief.ts";
import { pause } from "./pause.ts";
import { registryContract } from "./registry-contract.ts";
import { listKept, listLearned } from "./registry-event.ts";

export interface RegistryOptions {
  readonly registry: Address;
  readonly protocol: Protocol;
  /** "farcall.bank.Bank" */
  readonly service: string;
  /** Names its calls; of the host unless given. */
  readonly name?: string;
}

/** A poll without news ends after this. */
const POLL = seconds(10);
/** What an answer may take beyond that. */
const GRACE = seconds(2);
/** Between two polls, so that a registry in a hurry is not asked for ever. */
const BREATH = ms(1);
/** While the registry does not know everybody yet. */
const RETRY = seconds(1);

/**
 * Watches the list of a service. While the registry is gone, or knows less
 * than it did because it has just started, the last list stays good: that a
 * registry fails must not take down what it is about.
 */
export function fromRegistry(options: RegistryOptions): MakesResolver {
  return (host) => new Watch(host, options);
}

class Watch implements Resolver {
  readonly target: string;
  readonly #host: Host;
  readonly #options: RegistryOptions;
  #belief = NO_BELIEF;
  #version = "";
  #failures = 0;
  #isOver = false;
  /** The list is an old one; a new one would be too short. */
  #isKept = false;
  /** Why it was kept, as it was last said. */
  #reason = "";
  #channel: Channel | undefined;

  constructor(host: Host, options: RegistryOptions) {
    this.#host = host;
    this.#options = options;
    this.target = options.service;
  }

  start(listener: ResolverListener): void {
    const { registry, protocol, name } = this.#options;
    const host = this.#host;
    const label = name ?? `${host.name}/registry`;
    const channel = new Channel(host, { to: registry, protocol, name: label });
    this.#channel = channel;
    const stub = client(registryContract, channel);
    const timeout = ns(POLL + GRACE);
    host.tasks.start("watch of the registry", async () => {
      while (!this.#isOver) {
        const ask = {
          service: this.target,
          version: this.#version,
          waitMs: toMs(POLL),
        };
        try {
          const call = { timeout, isBackground: true };
          this.#heard(await stub.watch(ask, call), listener);
        } catch (error) {
          if (!(error instanceof RpcError)) throw error;
          await this.#failed(error, listener);
        }
        const breath = this.#isKept ? RETRY : BREATH;
        if (this.#failures === 0) await pause(host, breath, "the next poll");
      }
    });
  }

  /** A watch hears of news as soon as there are any. */
  resolveNow(): void {}

  stop(): void {
    this.#isOver = true;
    this.#channel?.close();
  }

  #heard(list: List, listener: ResolverListener): void {
    if (this.#isOver) return;
    this.#failures = 0;
    const { addresses } = list;
    const reaction = believe(this.#belief, list);
    // Asked for the same again: there may be no news when it has settled.
    this.#isKept = reaction.kind === "keep";
    this.#version = this.#isKept ? "" : list.version;
    if (reaction.kind !== "take") {
      this.#keep(`the registry knows only ${addresses.length}`);
      const isNobody = this.#belief.addresses.length === 0 && !list.isSettling;
      if (isNobody) listener.onError(`nobody offers ${this.target}`);
      return;
    }
    const isNews = addresses.join() !== this.#belief.addresses.join();
    this.#belief = reaction.belief;
    this.#reason = "";
    if (!isNews) return;
    const { events, name } = this.#host;
    events.record(listLearned, name, this.target, addresses.join(", "));
    listener.onEndpoints(addresses.map(endpointOf));
  }

  async #failed(error: RpcError, listener: ResolverListener): Promise<void> {
    if (this.#isOver) return;
    this.#failures += 1;
    const because = `the registry does not answer: ${error.reason}`;
    if (this.#failures === 1) this.#keep(because);
    listener.onError(because);
    const host = this.#host;
    const draw = host.clock.random(`registry/${this.target}`).next();
    const wait = backoffDelay(CONNECTION_BACKOFF, this.#failures, draw);
    await pause(host, wait, "the next poll");
  }

  #keep(because: string): void {
    if (this.#belief.addresses.length === 0 || because === this.#reason) return;
    this.#reason = because;
    const { events, name } = this.#host;
    events.record(listKept, name, this.target, because);
  }
}

/** "bank:50051": a registry takes no other. */
function endpointOf(text: string): Endpoint {
  const [host = "", port = ""] = text.split(":");
  return { address: { host, port: Number(port) } };
}
