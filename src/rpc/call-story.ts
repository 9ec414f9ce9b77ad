/** What does the trace say about one call? */
import type { Duration, Instant } from "../ports/time.ts";
import { between } from "../ports/time.ts";
import { attemptFailed, callPicked } from "./attempt-event.ts";
import type { ParentCall } from "./call-options.ts";
import { CallSpans } from "./call-spans.ts";
import { type Certainty, certaintyOf } from "./certainty.ts";
import type { Channel } from "./channel.ts";
import type { Outcome, OutgoingRequest } from "./protocol.ts";
import type { RpcError } from "./rpc-error.ts";
import {
  callAnswered,
  callCancelled,
  callDeadlinePassed,
  callFailed,
  callStarted,
  NO_DEADLINE,
  requestSent,
} from "./rpc-event.ts";

/** Sentences quote so much of what another program said, and no more. */
const REASON_LENGTH_MAX = 200;

/** Records what happens to one call, under its name: client and number. */
export class CallStory {
  readonly #channel: Channel;
  readonly #method: string;
  readonly #n: number;
  readonly #startedAt: Instant;
  readonly #spans: CallSpans | undefined;

  constructor(channel: Channel, method: string, parent?: ParentCall) {
    this.#channel = channel;
    this.#method = method;
    this.#n = channel.nextCall();
    this.#startedAt = channel.host.clock.now();
    const { host, config } = channel;
    if (config.isTraced) {
      this.#spans = new CallSpans(host, method, parent?.trace);
    }
  }

  /** An attempt begins: its request, with its place in a trace if it has. */
  attempt(request: OutgoingRequest): OutgoingRequest {
    return this.#spans?.attempt(request) ?? request;
  }

  started(timeout: Duration | undefined): void {
    const { host, name, target } = this.#channel;
    host.events.record(
      callStarted,
      host.name,
      target,
      name,
      this.#n,
      this.#method,
      timeout ?? NO_DEADLINE,
    );
  }

  sent(connection: string, nth: number, bytes: number): void {
    const { host, name } = this.#channel;
    host.events.record(
      requestSent,
      connection,
      nth,
      name,
      this.#n,
      this.#method,
      bytes,
    );
  }

  picked(attempt: number, to: string, why: string): void {
    const { host, name } = this.#channel;
    host.events.record(
      callPicked,
      host.name,
      to,
      name,
      this.#n,
      this.#method,
      attempt,
      why,
    );
  }

  triedAgain(
    attempt: number,
    { status, evidence, reason }: Outcome,
    waitNs: number,
  ): void {
    const { host, name } = this.#channel;
    this.#spans?.attemptEnded(status);
    host.events.record(
      attemptFailed,
      host.name,
      name,
      this.#n,
      this.#method,
      attempt,
      status,
      certaintyOf(evidence, status) satisfies Certainty,
      waitNs,
      reason.slice(0, REASON_LENGTH_MAX),
    );
  }

  deadlinePassed(): void {
    const { host, name } = this.#channel;
    const { events } = host;
    events.record(callDeadlinePassed, host.name, name, this.#n, this.#method);
  }

  cancelled(): void {
    const { host, name } = this.#channel;
    const { events } = host;
    events.record(callCancelled, host.name, name, this.#n, this.#method);
  }

  answered(nth: number): void {
    const { host, name, target } = this.#channel;
    this.#spans?.ended("OK");
    host.events.record(
      callAnswered,
      host.name,
      target,
      name,
      this.#n,
      this.#method,
      nth,
      between(this.#startedAt, host.clock.now()),
    );
  }

  failed(nth: number, { status, certainty, reason }: RpcError): void {
    const { host, name } = this.#channel;
    this.#spans?.ended(status);
    host.events.record(
      callFailed,
      host.name,
      name,
      this.#n,
      this.#method,
      nth,
      status,
      between(this.#startedAt, host.clock.now()),
      certainty satisfies Certainty,
      reason.slice(0, REASON_LENGTH_MAX),
    );
  }
}
