/** What was tried of one call, and what is tried next? */
import type { Attempt } from "./attempt.ts";
import { type Certainty, certaintyOf, strongest } from "./certainty.ts";
import type { Channel } from "./channel.ts";
import type { MethodConfig } from "./method-config.ts";
import type { Outcome } from "./protocol.ts";
import { type Decision, decide } from "./retry.ts";
import type { Way } from "./way.ts";

/** The attempts of one call. The decision itself stands in `retry.ts`. */
export class Retries {
  /** Those that count, the one that runs now included. */
  count = 0;
  /** What the attempts that have ended may have done. */
  certainty: Certainty = "did-not-happen";
  readonly #channel: Channel;
  readonly #config: MethodConfig;
  readonly #bytes: number;
  /** The request is in the retry buffer. */
  readonly #isKept: boolean;
  readonly #used: Way[] = [];
  #nthWait = 1;
  #wasRefused = false;

  /** `bytes`: of the request, which is kept from now on if there is room. */
  constructor(channel: Channel, config: MethodConfig, bytes: number) {
    this.#channel = channel;
    this.#config = config;
    this.#bytes = bytes;
    this.#isKept = channel.retryBuffer.take(bytes);
  }

  /** The call is over: its request is not kept any longer. */
  end(): void {
    if (this.#isKept) this.#channel.retryBuffer.giveBack(this.#bytes);
  }

  /** Servers that the next attempt would rather not go to. */
  get avoid(): readonly Way[] {
    return this.#config.retryIgnorePreviousHosts ? this.#used : [];
  }

  /** An attempt goes that way; returns which of them it is, from 1. */
  went(way: Way): number {
    this.#used.push(way);
    return this.count;
  }

  /** An attempt ended, and not OK. */
  after(outcome: Outcome, attempt: Attempt): Decision {
    const { status, evidence } = outcome;
    const decision = this.#decide(outcome, attempt);
    if (decision.kind === "return") return decision;
    const certainty = certaintyOf(evidence, status);
    this.certainty = strongest(this.certainty, certainty);
    if (decision.kind === "transparent") {
      this.#wasRefused ||= evidence === "refused";
      this.count -= 1;
    } else {
      this.#nthWait = decision.isPushedBack ? 1 : this.#nthWait + 1;
    }
    return decision;
  }

  #decide(outcome: Outcome, attempt: Attempt): Decision {
    const { status, evidence, isCommitted = false, pushback } = outcome;
    const { host, config, name } = this.#channel;
    const wasLost = evidence === "never-sent" && attempt.isConnectionGone;
    return decide(
      {
        status,
        evidence,
        isCommitted,
        isOutgrown: !this.#isKept,
        pushback,
        wasLost,
        isPerTryTimeout: attempt.isTimeout,
      },
      {
        attempts: this.count,
        nthWait: this.#nthWait,
        wasRefused: this.#wasRefused,
      },
      {
        policy: this.#config.retry,
        throttle: config.throttle,
        draw: () => host.clock.random(`retry/${name}`).next(),
      },
    );
  }
}
