/** What if the first server that answers gets all calls? */
import { formatAddress } from "../ports/address.ts";
import {
  type Balancer,
  type BalancerSide,
  failing,
  type Picker,
  WAIT,
} from "./balancer.ts";
import type { Connectivity } from "./connectivity.ts";
import type { Endpoint } from "./resolver.ts";
import type { Way } from "./way.ts";

/**
 * Tries the addresses one after the other and stays with the first that
 * connects. When all have failed it says so, and goes on trying each after
 * its backoff until one is ready. A connection that is lost leaves it idle
 * until the next call. Source: gRFC A62.
 */
export function pickFirst(side: BalancerSide): Balancer {
  return new PickFirst(side);
}

class PickFirst implements Balancer {
  readonly #side: BalancerSide;
  #all: Way[] = [];
  /** The one that is tried now, by its place in the list. */
  #tried = 0;
  #chosen: Way | undefined;
  /** All have failed, and none has been ready since. */
  #isFailing = false;

  constructor(side: BalancerSide) {
    this.#side = side;
  }

  onEndpoints(endpoints: readonly Endpoint[]): void {
    const wanted = endpoints.map(({ address }) => formatAddress(address));
    const old = this.#all;
    const chosen = this.#chosen;
    const isKept = chosen !== undefined && wanted.includes(chosen.target);
    this.#all = endpoints.map(({ address }) => {
      const target = formatAddress(address);
      const known = old.find((one) => one.target === target);
      if (known !== undefined) return known;
      const made: Way = this.#side.subchannel(address, () =>
        this.#onState(made),
      );
      return made;
    });
    for (const one of old) if (!this.#all.includes(one)) one.close();
    if (!isKept) this.#begin();
  }

  close(): void {
    for (const one of this.#all) one.close();
    this.#all = [];
  }

  #begin(): void {
    this.#chosen = undefined;
    this.#tried = 0;
    this.#isFailing = false;
    this.#say("CONNECTING", WAIT);
    this.#try();
  }

  /** The first from here on that can be tried at all. */
  #try(): void {
    for (; this.#tried < this.#all.length; this.#tried += 1) {
      const one = this.#all[this.#tried] as Way;
      if (one.state === "READY") this.#choose(one);
      else one.connect();
      if (one.state === "READY" || one.state === "CONNECTING") return;
    }
    this.#fail();
  }

  #onState(one: Way): void {
    if (!this.#all.includes(one)) return;
    switch (one.state) {
      case "READY":
        if (this.#chosen === undefined) this.#choose(one);
        break;
      case "IDLE":
        this.#onIdle(one);
        break;
      case "TRANSIENT_FAILURE":
        if (this.#isFailing) this.#fail();
        else if (one === this.#all[this.#tried]) this.#try();
        break;
      default:
    }
  }

  #onIdle(one: Way): void {
    if (one === this.#chosen) {
      this.#chosen = undefined;
      this.#side.resolveNow();
      this.#say("IDLE", this.#idle());
    } else if (this.#isFailing) {
      // Sticky: the channel keeps failing calls until one is ready.
      one.connect();
    }
  }

  /** The next call connects, and waits for that. */
  #idle(): Picker {
    return {
      pick: () => {
        if (this.#chosen === undefined) this.#begin();
        return { kind: "wait" };
      },
    };
  }

  #choose(subchannel: Way): void {
    this.#chosen = subchannel;
    this.#isFailing = false;
    for (const one of this.#all) if (one !== subchannel) one.disconnect();
    const pick = { kind: "use", subchannel, why: "" } as const;
    this.#say("READY", { pick: () => pick });
  }

  #fail(): void {
    this.#isFailing = true;
    this.#side.resolveNow();
    const why = this.#all.map(({ because }) => because).filter(Boolean);
    this.#say("TRANSIENT_FAILURE", failing([...new Set(why)].join("; ")));
  }

  #say(state: Connectivity, picker: Picker): void {
    this.#side.update(state, picker);
  }
}
