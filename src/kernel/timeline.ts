/** When does what happen, and in whose name? */
import { assert } from "../ports/assert.ts";
import { type Instant, START } from "../ports/time.ts";
import { type AwaitedEvent, type EventId, EventQueue } from "./event-queue.ts";
import { Scope } from "./scope.ts";
import { Turn } from "./turn.ts";

/**
 * Virtual time and the events to come. The scope `world` owns what happens
 * between the hosts.
 */
export class Timeline {
  readonly world = new Scope("");
  readonly turn = new Turn(this.world);
  protected readonly queue = new EventQueue();
  #now: Instant = START;

  now(): Instant {
    return this.#now;
  }

  /** Calls back at that moment, in the name of `scope`. */
  schedule(at: Instant, scope: Scope, run: () => void): EventId {
    const slot = this.#add(at, scope, run, undefined);
    return this.queue.idOf(slot);
  }

  /**
   * The same with what it is about, without a closure for each and without an
   * id: see `awaiting`. Positional: called for each packet.
   */
  scheduleFor<Subject>(
    at: Instant,
    scope: Scope,
    run: (subject: Subject) => void,
    subject: Subject,
  ): void {
    this.#add(at, scope, run, subject);
  }

  /** What was scheduled for `run` and is not due yet, in no order. */
  awaiting<Subject>(
    run: (subject: Subject) => void,
  ): readonly AwaitedEvent<Subject>[] {
    return this.queue.awaiting(run);
  }

  cancel(id: EventId): void {
    this.queue.cancel(id);
  }

  /** The run does not wait for this event; nothing happens if it has run. */
  unref(id: EventId): void {
    this.queue.setUnref(id, true);
  }

  /** Takes that back. */
  ref(id: EventId): void {
    this.queue.setUnref(id, false);
  }

  /** Runs now in the name of `scope`; later if paused, never if it ended. */
  enter(scope: Scope, run: () => void): void {
    if (this.takeTurn(scope)) run();
    else if (scope.state === "paused") {
      scope.park(this.turn.keepingCause(run, undefined));
    }
  }

  /** What comes now is in the name of `scope`; false unless it is running. */
  takeTurn(scope: Scope): boolean {
    if (scope.state !== "running") return false;
    this.turn.scope = scope;
    return true;
  }

  /** What is due in this scope waits from now on. */
  pause(scope: Scope): void {
    scope.pause();
  }

  /** What was due meanwhile happens now, in the order in which it was due. */
  resume(scope: Scope): void {
    for (const run of scope.resume()) this.schedule(this.#now, scope, run);
  }

  // Positional, as above.
  #add<Subject>(
    at: Instant,
    scope: Scope,
    run: (subject: Subject) => void,
    subject: Subject,
  ): number {
    this.turn.check();
    assert(at >= this.#now, "an event is never due before now");
    return this.queue.add(at, run, subject, scope, this.turn.cause);
  }

  protected moveTo(at: Instant): void {
    this.#now = at;
  }
}
