/** What happens next in the simulated world? */
import { assert } from "../ports/assert.ts";
import type { Cell, EventKind } from "../ports/event.ts";
import type { Random } from "../ports/random.ts";
import { type Instant, START } from "../ports/time.ts";
import type { DueEvent } from "./due-event.ts";
import { type EventId, EventQueue } from "./event-queue.ts";
import { InterventionQueue, type Moment } from "./intervention-queue.ts";
import { type Limits, limitReached, withDefaults } from "./limits.ts";
import { RandomStreams } from "./random-streams.ts";
import { Scope } from "./scope.ts";
import {
  type EndReason,
  type Pause,
  type SimulationOptions,
  UNTIL_DEFAULT,
} from "./simulation-options.ts";
import { TaskTable } from "./task-table.ts";
import { Trace } from "./trace.ts";
import { Turn } from "./turn.ts";

/** Limits and real time are looked at once in so many events. */
const EVENTS_PER_LOOK = 256;

/**
 * One simulated world: virtual time, a queue of events, named streams of
 * chance, tasks, and the trace. Events run in the order of (time, sequence
 * number). Between an event that resumed a task and the next event every
 * microtask finishes, so plain async code has one order on every engine. The
 * scope `world` owns what happens between the hosts.
 */
export class Simulation {
  readonly world = new Scope("");
  readonly turn = new Turn(this.world);
  readonly tasks = new TaskTable(this.turn);
  readonly trace: Trace;
  eventCount = 0;
  /** Set once the run has ended without an error. */
  endReason: EndReason | undefined;
  readonly #until: Instant;
  readonly #queue = new EventQueue();
  readonly #interventions = new InterventionQueue();
  readonly #streams: RandomStreams;
  readonly #limits: Limits;
  readonly #due: DueEvent;
  #now: Instant = START;
  #eventsNow = 0;

  constructor(options: SimulationOptions) {
    this.trace = new Trace(options.recorder ?? "full");
    this.#until = options.until ?? UNTIL_DEFAULT;
    this.#streams = new RandomStreams(options.seed);
    this.#limits = withDefaults(options.limits ?? {});
    this.#due = { at: START, run: () => {}, scope: this.world, cause: -1 };
  }

  now(): Instant {
    return this.#now;
  }

  /** The stream of draws for one purpose, "link/a>b/latency". */
  random(purpose: string): Random {
    return this.#streams.stream(purpose);
  }

  /** Calls back at that moment, in the name of `scope`. */
  schedule(at: Instant, scope: Scope, run: () => void): EventId {
    this.turn.check();
    assert(at >= this.#now, "an event is never due before now");
    return this.#queue.add(at, run, scope, this.turn.cause);
  }

  cancel(id: EventId): void {
    this.#queue.cancel(id);
  }

  /** Records a row. A scope that has ended leaves no trace. */
  record<Cells extends readonly Cell[]>(
    scope: Scope,
    kind: EventKind<Cells>,
    ...cells: Cells
  ): void {
    this.turn.check();
    if (scope.state === "ended") return;
    const cause = this.turn.cause;
    this.turn.cause = this.trace.rowCount;
    this.trace.record({ at: this.#now, host: scope.name, cause }, kind, cells);
  }

  /** Runs now in the name of `scope`; later if paused, never if it ended. */
  enter(scope: Scope, run: () => void): void {
    if (scope.state === "ended") return;
    if (scope.state === "paused") {
      scope.park(this.turn.keepingCause(run));
      return;
    }
    this.turn.scope = scope;
    run();
  }

  /** What is due in this scope waits from now on. */
  pause(scope: Scope): void {
    scope.pause();
  }

  /** What was due meanwhile happens now, in the order in which it was due. */
  resume(scope: Scope): void {
    for (const run of scope.resume()) this.schedule(this.#now, scope, run);
  }

  /** A crash: events are cancelled, promises never settle, nothing is left. */
  end(scope: Scope): void {
    scope.end();
    this.#queue.cancelAllOf(scope);
    this.tasks.forget(scope);
  }

  /** Does something at a moment named from outside; draws nothing itself. */
  intervene(moment: Moment, run: () => void): void {
    assert(moment.at >= this.#now, "nobody intervenes in the past");
    this.#interventions.add(moment, run);
  }

  /** Ends the run after this turn: the workload is done. */
  stop(): void {
    this.endReason ??= "stopped";
  }

  /**
   * Runs events until one resumed a task, `isTurnOver` says that real time is
   * up, or the run has ended.
   */
  step(isTurnOver: () => boolean): Pause {
    const turn = this.turn;
    turn.enter();
    while (turn.failure === undefined && this.endReason === undefined) {
      const next = this.#queue.nextAt;
      const isAwaited = next >= this.#interventions.nextAt;
      if (isAwaited && this.#tryIntervene(next)) return "drain";
      if (next > this.#until) {
        this.#finish(next);
        break;
      }
      this.#runNext(next as Instant);
      if (turn.hasResumed) {
        turn.hasResumed = false;
        return "drain";
      }
      if (this.eventCount % EVENTS_PER_LOOK === 0) {
        this.#checkLimits();
        if (isTurnOver()) return "turn";
      }
    }
    return "end";
  }

  #runNext(at: Instant): void {
    this.#moveTo(at);
    this.eventCount += 1;
    this.#eventsNow += 1;
    const { turn } = this;
    const due = this.#due;
    this.#queue.take(due);
    turn.cause = due.cause;
    turn.scope = due.scope;
    if (due.scope.state === "paused")
      due.scope.park(turn.keepingCause(due.run));
    else turn.attempt(due.run);
  }

  #moveTo(at: Instant): void {
    if (at === this.#now) return;
    this.#now = at;
    this.#eventsNow = 0;
  }

  #tryIntervene(next: number): boolean {
    const eventsAt = (at: Instant) => (at === this.#now ? this.#eventsNow : 0);
    const due = this.#interventions.takeDue(next, this.#until, eventsAt);
    if (due === undefined) return false;
    this.#moveTo(due.at);
    const { turn } = this;
    turn.cause = -1;
    turn.scope = this.world;
    turn.attempt(due.run);
    turn.hasResumed = false;
    return true;
  }

  #finish(next: number): void {
    this.endReason = next === Number.POSITIVE_INFINITY ? "drained" : "until";
    if (this.endReason === "until") this.#moveTo(this.#until);
  }

  #checkLimits(): void {
    const { memoryBytes } = this.trace;
    const problem = limitReached(this.#limits, this.eventCount, memoryBytes);
    if (problem !== undefined) this.turn.fail(problem);
  }
}
