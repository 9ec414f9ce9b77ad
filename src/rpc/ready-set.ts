/** How does one keep a connection to every server of a list? */
import { formatAddress } from "../ports/address.ts";
import {
  type Balancer,
  type BalancerSide,
  failing,
  type Picker,
  WAIT,
} from "./balancer.ts";
import type { Endpoint } from "./resolver.ts";
import type { Way } from "./way.ts";

/** One server of the list. */
export interface Member {
  readonly subchannel: Way;
  endpoint: Endpoint;
  /** It failed, and has not been ready since. */
  isFailing: boolean;
}

/** Makes a picker of those that are ready; they are at least one. */
export type PicksAmong = (ready: readonly Member[]) => Picker;

/**
 * Keeps a connection to each address, and tells its channel the sum of their
 * states: READY if any is, else CONNECTING if any may still become it, else
 * TRANSIENT_FAILURE. Who has failed counts as failed until it is ready.
 * Source: gRFC A48 "aggregated connectivity state", also for round robin.
 */
export class ReadySet implements Balancer {
  readonly #side: BalancerSide;
  readonly #picksAmong: PicksAmong;
  #members: Member[] = [];

  constructor(side: BalancerSide, picksAmong: PicksAmong) {
    this.#side = side;
    this.#picksAmong = picksAmong;
  }

  onEndpoints(endpoints: readonly Endpoint[]): void {
    const old = this.#members;
    this.#members = endpoints.map((endpoint) => {
      const target = formatAddress(endpoint.address);
      const known = old.find(({ subchannel }) => subchannel.target === target);
      if (known === undefined) return this.#join(endpoint);
      known.endpoint = endpoint;
      return known;
    });
    for (const one of old) {
      if (!this.#members.includes(one)) one.subchannel.close();
    }
    this.#say();
    for (const { subchannel } of this.#members) subchannel.connect();
  }

  close(): void {
    const members = this.#members;
    this.#members = [];
    for (const { subchannel } of members) subchannel.close();
  }

  /** Says again who is ready: what the picker goes by has changed. */
  refresh(): void {
    this.#say();
  }

  #join(endpoint: Endpoint): Member {
    const subchannel = this.#side.subchannel(endpoint.address, () => {
      this.#onState(member);
    });
    const member: Member = { endpoint, subchannel, isFailing: false };
    return member;
  }

  #onState(member: Member): void {
    if (!this.#members.includes(member)) return;
    const { subchannel } = member;
    const { state } = subchannel;
    if (state === "READY") member.isFailing = false;
    if (state === "TRANSIENT_FAILURE") {
      member.isFailing = true;
      this.#side.resolveNow();
    }
    this.#say();
    if (state !== "IDLE") return;
    // A connection was lost, or a backoff is over: at once the next attempt.
    if (!member.isFailing) this.#side.resolveNow();
    subchannel.connect();
  }

  #say(): void {
    const members = this.#members;
    if (members.length === 0) return;
    const ready = members.filter(
      ({ subchannel }) => subchannel.state === "READY",
    );
    if (ready.length > 0) {
      this.#side.update("READY", this.#picksAmong(ready));
    } else if (members.some(({ isFailing }) => !isFailing)) {
      this.#side.update("CONNECTING", WAIT);
    } else {
      const why = members.map(({ subchannel }) => subchannel.because);
      this.#side.update("TRANSIENT_FAILURE", failing(why.join("; ")));
    }
  }
}
