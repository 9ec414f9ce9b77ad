/** What becomes of one call, seen from its caller? */
import type { Timer } from "../ports/clock.ts";
import type { Wait } from "../ports/tasks.ts";
import { type Duration, formatTime, NO_TIME } from "../ports/time.ts";
import { Attempt, type AttemptOwner } from "./attempt.ts";
import type { Use } from "./balancer.ts";
import type { CallOptions } from "./call-options.ts";
import type { CallStart } from "./call-start.ts";
import { CallStory } from "./call-story.ts";
import {
  type Certainty,
  certaintyOf,
  type Evidence,
  strongest,
} from "./certainty.ts";
import type { Channel } from "./channel.ts";
import { boundBy, enforce, shorter } from "./deadline.ts";
import { Metadata } from "./metadata.ts";
import type { MethodConfig } from "./method-config.ts";
import type { MethodPlan } from "./method-plan.ts";
import type { Outcome, OutgoingRequest } from "./protocol.ts";
import { Retries } from "./retries.ts";
import { RpcError } from "./rpc-error.ts";
import { onFirstAbort } from "./signals.ts";
import type { Status } from "./status.ts";

const ABOVE = "nobody waits for the call above it any more";

/** One call, from the moment it starts to its one and only end. */
export class ClientCall implements AttemptOwner {
  readonly #channel: Channel;
  readonly #plan: MethodPlan;
  readonly #options: CallOptions;
  readonly #config: MethodConfig;
  readonly #timeout: Duration | undefined;
  readonly #request: OutgoingRequest;
  readonly #wait: Wait<unknown>;
  readonly #story: CallStory;
  readonly #retries: Retries;
  #timer: Timer | undefined;
  #retryTimer: Timer | undefined;
  #unwatch: (() => void) | undefined;
  #attempt: Attempt | undefined;
  #isOver = false;

  constructor({ channel, plan, body, metadata, options }: CallStart) {
    const { clock, tasks } = channel.host;
    const config = channel.config.of(plan.path);
    const own = shorter(options.timeout, config.timeout);
    const bound = boundBy(clock, own, options.parent?.deadline);
    this.#channel = channel;
    this.#plan = plan;
    this.#options = options;
    this.#config = config;
    this.#timeout = bound.timeout;
    const { deadline } = bound;
    this.#request = { path: plan.path, metadata, deadline, body };
    this.#wait = tasks.wait(plan.waitsFor);
    this.#story = new CallStory(channel, plan.name, options.parent);
    this.#retries = new Retries(channel, config, body.length);
  }

  /** Starts the call; the promise is of the decoded reply. */
  start(): Promise<unknown> {
    this.#channel.idleness.began();
    this.#story.started(this.#timeout);
    this.#watchDeadline();
    if (!this.#isOver) this.#watchSignals();
    if (!this.#isOver) this.#try();
    return this.#wait.promise;
  }

  onSent({ subchannel, why }: Use, connection: string, nth: number): void {
    const count = this.#retries.went(subchannel);
    if (why !== "") this.#story.picked(count, subchannel.target, why);
    this.#story.sent(connection, nth, this.#request.body.length);
  }

  onAttemptEnd(outcome: Outcome, attempt: Attempt): void {
    if (outcome.status === "OK") this.#channel.config.throttle?.onSuccess();
    else if (this.#isTriedAgain(outcome, attempt)) return;
    this.#end(outcome);
  }

  #try(): void {
    const { waitForReady } = this.#options;
    const made = this.#retries.count;
    this.#retries.count += 1;
    this.#attempt = new Attempt({
      channel: this.#channel,
      request: this.#story.attempt(
        made === 0 ? this.#request : { ...this.#request, attemptsBefore: made },
      ),
      isPatient: waitForReady ?? this.#config.waitForReady ?? false,
      avoid: this.#retries.avoid,
      timeout: this.#config.perTryTimeout,
      owner: this,
    });
    this.#attempt.begin();
  }

  #isTriedAgain(outcome: Outcome, attempt: Attempt): boolean {
    const nth = this.#retries.count;
    const decision = this.#retries.after(outcome, attempt);
    if (decision.kind === "return") return false;
    const wait = decision.kind === "retry" ? decision.wait : NO_TIME;
    this.#story.triedAgain(nth, outcome, wait);
    const { clock } = this.#channel.host;
    // Even at once in a turn of its own: what failed finishes first.
    this.#retryTimer = clock.after(wait, () => this.#try());
    return true;
  }

  #watchDeadline(): void {
    const { deadline } = this.#request;
    if (deadline === undefined) return;
    const { clock } = this.#channel.host;
    // Time that a parent has used up already: nothing is sent.
    if (deadline <= clock.now()) this.#onDeadline();
    else this.#timer = enforce(clock, deadline, () => this.#onDeadline());
    if (this.#options.isBackground) this.#timer?.unref();
  }

  #onDeadline(): void {
    this.#story.deadlinePassed();
    const timeout = formatTime(this.#timeout as Duration);
    const reason = `no answer from ${this.#channel.target} within ${timeout}`;
    this.#giveUp("DEADLINE_EXCEEDED", reason);
  }

  #watchSignals(): void {
    const { signal, parent } = this.#options;
    if (signal === undefined && parent === undefined) return;
    this.#unwatch = onFirstAbort([signal, parent?.signal], (which) => {
      this.#story.cancelled();
      const whose = which === signal ? "the caller cancelled the call" : ABOVE;
      this.#giveUp("CANCELLED", whose);
    });
  }

  #giveUp(status: Status, reason: string): void {
    const evidence: Evidence =
      this.#attempt?.cancel(status, reason) ?? "never-sent";
    this.#end({ status, reason, evidence });
  }

  #end(outcome: Outcome): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#timer?.cancel();
    this.#retryTimer?.cancel();
    this.#unwatch?.();
    this.#retries.end();
    this.#channel.idleness.ended();
    try {
      this.#hearMetadata(outcome);
    } catch (error) {
      // The caller's own mistake goes to the caller, not into the plumbing.
      this.#wait.reject(error);
      return;
    }
    if (outcome.status === "OK") this.#succeed(outcome);
    else this.#fail(outcome, certaintyOf(outcome.evidence, outcome.status));
  }

  #hearMetadata(outcome: Outcome): void {
    const { onHeaders, onTrailers } = this.#options;
    onHeaders?.(outcome.headers ?? new Metadata());
    onTrailers?.(outcome.trailers ?? new Metadata());
  }

  #succeed(outcome: Outcome): void {
    let reply: unknown;
    try {
      reply = this.#plan.reply.decode(outcome.body ?? new Uint8Array(0));
    } catch {
      const { name } = this.#plan;
      const reason = `the bytes are no ${name} reply; compare the idl`;
      this.#fail({ ...outcome, status: "INTERNAL", reason }, "happened");
      return;
    }
    this.#story.answered(this.#attempt?.nth ?? 0);
    this.#wait.resolve(reply);
  }

  #fail(outcome: Outcome, certainty: Certainty): void {
    const { status, reason, trailers, details } = outcome;
    const error = new RpcError(status, reason, {
      certainty: strongest(this.#retries.certainty, certainty),
      details: details ?? [],
      ...(trailers && { metadata: trailers }),
    });
    this.#story.failed(this.#attempt?.nth ?? 0, error);
    this.#wait.reject(error);
  }
}
