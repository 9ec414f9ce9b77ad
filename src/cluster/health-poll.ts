/** How does a client hear, again and again, how a server is? */
import type { Timer } from "../ports/clock.ts";
import type { Host } from "../ports/host.ts";
import {
  between,
  type Duration,
  type Instant,
  ns,
  START,
  seconds,
  toMs,
} from "../ports/time.ts";
import { backoffDelay, CONNECTION_BACKOFF } from "../rpc/backoff.ts";
import { pathOf } from "../rpc/contract.ts";
import type { GuardedWay } from "../rpc/guarded-way.ts";
import { codec } from "../rpc/message.ts";
import type { Outcome, OutgoingCall } from "../rpc/protocol.ts";
import { healthContract, SERVING } from "./health.ts";
import { healthHeard, healthSilent } from "./health-event.ts";

const PATH = pathOf(healthContract, "watch");
const REQUEST = codec(healthContract.methods.watch.request);
const REPLY = codec(healthContract.methods.watch.reply);
const WORDS = ["UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"];

/** How long a poll waits for news when no silence is too long. */
const WAIT_DEFAULT = seconds(30);

export interface HealthConfig {
  /** `healthCheckConfig.serviceName`; "" is the server as a whole. */
  readonly serviceName: string;
  /**
   * A server that says nothing for so long is given up, with its connection.
   * No part of gRPC, where a watch waits for ever.
   */
  readonly silence: Duration | undefined;
}

/** One connection's watch: poll after poll, until the connection is gone. */
export class HealthPoll {
  readonly #host: Host;
  readonly #way: GuardedWay;
  readonly #config: HealthConfig;
  #known = 0n;
  #failures = 0;
  #askedAt: Instant = START;
  #isOver = false;
  #outgoing: OutgoingCall | undefined;
  #silence: Timer | undefined;
  #backoff: Timer | undefined;

  constructor(host: Host, way: GuardedWay, config: HealthConfig) {
    this.#host = host;
    this.#way = way;
    this.#config = config;
  }

  begin(): void {
    const { connection } = this.#way;
    if (connection === undefined || this.#isOver) return;
    this.#watchSilence();
    this.#askedAt = this.#host.clock.now();
    const { serviceName: service } = this.#config;
    const waitMs = toMs(this.#wait());
    const body = REQUEST.encode({ service, known: this.#known, waitMs });
    const request = {
      path: PATH,
      metadata: undefined,
      deadline: undefined,
      body,
    };
    this.#outgoing = connection.call(request, {
      onEnd: (outcome) => this.#onEnd(outcome),
    });
  }

  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#silence?.cancel();
    this.#backoff?.cancel();
    this.#outgoing?.cancel();
  }

  /** Three words in the time after which silence means something. */
  #wait(): Duration {
    const { silence } = this.#config;
    return silence === undefined ? WAIT_DEFAULT : ns(Math.floor(silence / 3));
  }

  #watchSilence(): void {
    const { silence } = this.#config;
    if (silence === undefined) return;
    const { clock, events, name } = this.#host;
    this.#silence = clock.after(silence, () => {
      events.record(healthSilent, name, this.#way.target, silence);
      this.#way.disconnect();
    });
    this.#silence.unref();
  }

  #onEnd(outcome: Outcome): void {
    if (this.#isOver) return;
    this.#silence?.cancel();
    const { status } = outcome;
    if (status === "OK") this.#heard(outcome.body ?? new Uint8Array(0));
    else if (status === "UNIMPLEMENTED") this.#way.letGo();
    else this.#failed(`its health: ${status}, ${outcome.reason}`);
  }

  #heard(body: Uint8Array): void {
    let status: bigint;
    try {
      ({ status } = REPLY.decode(body));
    } catch {
      this.#failed("its health: bytes that nobody can read");
      return;
    }
    this.#failures = 0;
    const { clock } = this.#host;
    const isNews = status !== this.#known;
    const waited = between(this.#askedAt, clock.now());
    // Who answers early without news is not asked more often for that.
    const rest = isNews ? 0 : this.#wait() - waited;
    if (isNews) this.#changed(status);
    this.#again(ns(Math.max(0, rest)));
  }

  #changed(status: bigint): void {
    const { events, name } = this.#host;
    const { target } = this.#way;
    this.#known = status;
    const word = WORDS[Number(status)] ?? String(status);
    events.record(healthHeard, name, target, word);
    if (status === SERVING) this.#way.letGo();
    else this.#way.hold("TRANSIENT_FAILURE", `${target} is ${word}`);
  }

  /** A17: it counts as failed, and is asked again after a backoff. */
  #failed(because: string): void {
    this.#failures += 1;
    this.#known = 0n;
    this.#way.hold("TRANSIENT_FAILURE", `${this.#way.target}: ${because}`);
    const draw = this.#host.clock.random(`health/${this.#way.target}`).next();
    this.#again(backoffDelay(CONNECTION_BACKOFF, this.#failures, draw));
  }

  #again(wait: Duration): void {
    if (this.#isOver) return;
    this.#backoff = this.#host.clock.after(wait, () => this.begin());
    this.#backoff.unref();
  }
}
