/** What becomes of one call, seen from its caller? */
import { assert } from "../ports/assert.ts";
import type { Timer } from "../ports/clock.ts";
import type { Wait } from "../ports/tasks.ts";
import { type Duration, formatTime } from "../ports/time.ts";
import type { CallOptions } from "./call-options.ts";
import { CallStory } from "./call-story.ts";
import { certaintyOf, type Evidence } from "./certainty.ts";
import type { Channel, Use, Waiting } from "./channel.ts";
import type { Fields } from "./contract.ts";
import { deadlineAfter, enforce } from "./deadline.ts";
import type { Codec } from "./message.ts";
import { Metadata } from "./metadata.ts";
import type {
  Outcome,
  OutgoingCall,
  OutgoingHandlers,
  OutgoingRequest,
} from "./protocol.ts";
import { RpcError } from "./rpc-error.ts";
import type { Status } from "./status.ts";

/** What is the same for all calls of one method. */
export interface MethodPlan {
  readonly name: string;
  readonly path: string;
  readonly waitsFor: string;
  readonly request: Codec<Fields>;
  readonly reply: Codec<Fields>;
}

/** The start of one call: how the typed client hands it over. */
export interface CallStart {
  readonly channel: Channel;
  readonly plan: MethodPlan;
  readonly body: Uint8Array;
  readonly metadata: Metadata | undefined;
  readonly options: CallOptions;
}

/** One call, from the moment it starts to its one and only end. */
export class ClientCall implements Waiting, OutgoingHandlers {
  readonly #channel: Channel;
  readonly #plan: MethodPlan;
  readonly #options: CallOptions;
  readonly #request: OutgoingRequest;
  readonly #wait: Wait<unknown>;
  readonly #story: CallStory;
  #timer: Timer | undefined;
  #onAbort: (() => void) | undefined;
  #use: Use | undefined;
  #outgoing: OutgoingCall | undefined;
  #isOver = false;

  get isPatient(): boolean {
    return this.#options.waitForReady === true;
  }

  constructor({ channel, plan, body, metadata, options }: CallStart) {
    const { clock, tasks } = channel.host;
    const { deadline: timeout } = options;
    const deadline =
      timeout === undefined ? undefined : deadlineAfter(clock, timeout);
    this.#channel = channel;
    this.#plan = plan;
    this.#options = options;
    this.#request = { path: plan.path, metadata, deadline, body };
    this.#wait = tasks.wait(plan.waitsFor);
    this.#story = new CallStory(channel, plan.name);
  }

  /** Starts the call; the promise is of the decoded reply. */
  start(): Promise<unknown> {
    this.#story.started(this.#options.deadline);
    this.#watchSignal();
    if (!this.#isOver) this.#watchDeadline();
    if (!this.#isOver) this.#channel.pick(this);
    return this.#wait.promise;
  }

  onPicked(use: Use): void {
    const { subchannel } = use;
    const { connection, connectionName } = subchannel;
    assert(connection !== undefined, "only what is ready is picked");
    this.#use = use;
    this.#outgoing = connection.call(this.#request, this);
    if (this.#isOver) return;
    const { nth } = this.#outgoing;
    this.#story.sent(connectionName, nth, this.#request.body.length);
  }

  onUnavailable(because: string): void {
    const evidence = "never-sent";
    this.#end({ status: "UNAVAILABLE", reason: because, evidence });
  }

  onEnd(outcome: Outcome): void {
    this.#end(outcome);
  }

  #watchDeadline(): void {
    const { deadline } = this.#request;
    if (deadline === undefined) return;
    const { clock } = this.#channel.host;
    this.#timer = enforce(clock, deadline, () => {
      this.#story.deadlinePassed();
      const timeout = formatTime(this.#options.deadline as Duration);
      const reason = `no answer from ${this.#channel.target} within ${timeout}`;
      this.#giveUp("DEADLINE_EXCEEDED", reason);
    });
  }

  #watchSignal(): void {
    const { signal } = this.#options;
    if (signal === undefined) return;
    this.#onAbort = () => {
      this.#story.cancelled();
      this.#giveUp("CANCELLED", "the caller cancelled the call");
    };
    if (signal.aborted) this.#onAbort();
    else signal.addEventListener("abort", this.#onAbort);
  }

  #giveUp(status: Status, reason: string): void {
    this.#channel.forget(this);
    const evidence: Evidence = this.#outgoing?.cancel() ?? "never-sent";
    this.#end({ status, reason, evidence });
  }

  #end(outcome: Outcome): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#timer?.cancel();
    this.#use?.onEnd?.(outcome);
    if (this.#onAbort !== undefined) {
      this.#options.signal?.removeEventListener("abort", this.#onAbort);
    }
    try {
      this.#hearMetadata(outcome);
    } catch (error) {
      // The caller's own mistake goes to the caller, not into the plumbing.
      this.#wait.reject(error);
      return;
    }
    if (outcome.status === "OK") this.#succeed(outcome);
    else this.#fail(outcome);
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
    this.#story.answered(this.#outgoing?.nth ?? 0);
    this.#wait.resolve(reply);
  }

  #fail(
    { status, reason, evidence, trailers, details }: Outcome,
    certainty = certaintyOf(evidence, status),
  ): void {
    const error = new RpcError(status, reason, {
      certainty,
      details: details ?? [],
      ...(trailers && { metadata: trailers }),
    });
    this.#story.failed(this.#outgoing?.nth ?? 0, error);
    this.#wait.reject(error);
  }
}
