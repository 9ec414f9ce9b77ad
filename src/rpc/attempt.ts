/** What becomes of one try of a call? */
import { assert } from "../ports/assert.ts";
import type { Timer } from "../ports/clock.ts";
import { type Duration, formatTime } from "../ports/time.ts";
import type { Use, Waiting } from "./balancer.ts";
import type { Evidence } from "./certainty.ts";
import type { Channel } from "./channel.ts";
import type {
  ClientConnection,
  Outcome,
  OutgoingCall,
  OutgoingHandlers,
  OutgoingRequest,
} from "./protocol.ts";
import type { Way } from "./way.ts";

/** Who tries. */
export interface AttemptOwner {
  onSent(use: Use, connection: string, nth: number): void;
  /** The last call, exactly once, unless the attempt was cancelled. */
  onAttemptEnd(outcome: Outcome, attempt: Attempt): void;
}

export interface AttemptStart {
  readonly channel: Channel;
  readonly request: OutgoingRequest;
  readonly isPatient: boolean;
  readonly avoid: readonly Way[];
  readonly timeout: Duration | undefined;
  readonly owner: AttemptOwner;
}

/** One try: picked, sent, and ended once. */
export class Attempt implements Waiting, OutgoingHandlers {
  readonly isPatient: boolean;
  readonly avoid: readonly Way[];
  /** Its own time was up. */
  isTimeout = false;
  readonly #start: AttemptStart;
  #timer: Timer | undefined;
  #use: Use | undefined;
  #connection: ClientConnection | undefined;
  #outgoing: OutgoingCall | undefined;
  #isOver = false;

  constructor(start: AttemptStart) {
    this.#start = start;
    this.isPatient = start.isPatient;
    this.avoid = start.avoid;
  }

  /** The stream that it went out on; 0 while it waits. */
  get nth(): number {
    return this.#outgoing?.nth ?? 0;
  }

  /** Its connection is no longer the one to use. */
  get isConnectionGone(): boolean {
    const use = this.#use;
    return use !== undefined && use.subchannel.connection !== this.#connection;
  }

  begin(): void {
    const { channel, timeout } = this.#start;
    if (timeout !== undefined) {
      const { clock } = channel.host;
      this.#timer = clock.after(timeout, () => this.#onTimeout(timeout));
    }
    channel.pick(this);
  }

  onPicked(use: Use): void {
    const { connection, connectionName } = use.subchannel;
    assert(connection !== undefined, "only what is ready is picked");
    const { request, owner } = this.#start;
    this.#use = use;
    this.#connection = connection;
    this.#outgoing = connection.call(request, this);
    if (this.#isOver) return;
    owner.onSent(use, connectionName, this.#outgoing.nth);
  }

  onUnavailable(because: string): void {
    const evidence = "never-sent";
    this.onEnd({ status: "UNAVAILABLE", reason: because, evidence });
  }

  onEnd(outcome: Outcome): void {
    if (this.#isOver) return;
    this.#finish(outcome);
    this.#start.owner.onAttemptEnd(outcome, this);
  }

  /** Gives up; says what is known of what the server did. */
  cancel(status: Outcome["status"], reason: string): Evidence {
    this.#start.channel.forget(this);
    const evidence = this.#outgoing?.cancel() ?? "never-sent";
    this.#finish({ status, reason, evidence });
    return evidence;
  }

  #finish(outcome: Outcome): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#timer?.cancel();
    this.#use?.onEnd?.(outcome);
  }

  #onTimeout(timeout: Duration): void {
    this.isTimeout = true;
    const status = "DEADLINE_EXCEEDED";
    const reason = `no answer within the ${formatTime(timeout)} of one try`;
    const evidence = this.cancel(status, reason);
    const outcome = { status, reason, evidence } as const;
    this.#start.owner.onAttemptEnd(outcome, this);
  }
}
