/** What happens next in the simulated world? */
import { assert } from "../ports/assert.ts";
import type { Cell, EventKind } from "../ports/event.ts";
import type { Random } from "../ports/random.ts";
import type { Instant } from "../ports/time.ts";
import { InterventionQueue, type Moment } from "./intervention-queue.ts";
import { type Limits, limitReached, withDefaults } from "./limits.ts";
import { RandomStreams } from "./random-streams.ts";
import type { RowWriter } from "./row-writer.ts";
import type { Scope } from "./scope.ts";
import {
  type EndReason,
  type Pause,
  type SimulationOptions,
  UNTIL_DEFAULT,
} from "./simulation-options.ts";
import { TaskTable } from "./task-table.ts";
import { Timeline } from "./timeline.ts";
import { type AnyEventKind, Trace } from "./trace.ts";
import { type Watcher, Watchers } from "./watchers.ts";

/** Limits and real time are looked at once in so many events. */
const EVENTS_PER_LOOK = 256;

/**
 * One simulated world: virtual time, a queue of events, named streams of
 * chance, tasks, and the trace. Events run in the order of (time, sequence
 * number). Between an event that resumed a task and the next event every
 * microtask finishes, so plain async code has one order on every engine.
 */
export class Simulation extends Timeline {
  readonly tasks = new TaskTable(this.turn);
  readonly trace: Trace;
  eventCount = 0;
  /** Set once the run has ended without an error. */
  endReason: EndReason | undefined;
  readonly #until: Instant;
  readonly #interventions = new InterventionQueue();
  readonly #streams: RandomStreams;
  readonly #limits: Limits;
  readonly #watchers = new Watchers();
  #eventsNow = 0;

  constructor(options: SimulationOptions) {
    super();
    this.trace = new Trace(options.recorder ?? "full");
    this.#until = options.until ?? UNTIL_DEFAULT;
    this.#streams = new RandomStreams(options.seed);
    this.#limits = withDefaults(options.limits ?? {});
  }

  /** The stream of draws for one purpose, "link/a>b/latency". */
  random(purpose: string): Random {
    return this.#streams.stream(purpose);
  }

  /** Records a row. A scope that has ended leaves no trace. */
  record<Cells extends readonly Cell[]>(
    scope: Scope,
    kind: EventKind<Cells>,
    ...cells: Cells
  ): void {
    const row = this.beginRow(scope, kind);
    if (row === undefined) return;
    row.cells(cells);
    if (!this.#watchers.isEmpty) this.#watchers.tell(scope.name, kind, cells);
  }

  /**
   * Tells of each row of that kind, in the turn that records it, kept or not.
   * Rows that are begun cell by cell are not among them. Returns how to stop.
   */
  watch(kindName: string, watcher: Watcher): () => void {
    return this.#watchers.add(kindName, watcher);
  }

  /** How many events of this instant have begun: an intervention's `nth`. */
  get eventOfInstant(): number {
    return this.#eventsNow;
  }

  /** The same for who gives the cells one by one, in order, and at once. */
  beginRow(scope: Scope, kind: AnyEventKind): RowWriter | undefined {
    const { turn, trace } = this;
    turn.check();
    if (scope.state === "ended") return undefined;
    const { cause } = turn;
    turn.cause = trace.rowCount;
    return trace.begin(kind, scope, cause);
  }

  /** A crash: events are cancelled, promises never settle, nothing is left. */
  end(scope: Scope): void {
    scope.end();
    this.queue.cancelAllOf(scope);
    this.tasks.forget(scope);
  }

  /** Does something at a moment named from outside; draws nothing itself. */
  intervene(moment: Moment, run: () => void): void {
    assert(moment.at >= this.now(), "nobody intervenes in the past");
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
      const next = this.#nextAt();
      const isAwaited = next >= this.#interventions.nextAt;
      if (isAwaited && this.#tryIntervene(next)) return "drain";
      if (next > this.#until) {
        this.#finish(next);
        break;
      }
      this.#runNext(next as Instant);
      const isLook = this.eventCount % EVENTS_PER_LOOK === 0;
      if (isLook) this.#checkLimits();
      if (turn.hasResumed) {
        turn.hasResumed = false;
        return "drain";
      }
      if (isLook && isTurnOver()) return "turn";
    }
    return "end";
  }

  /** Events that nobody waits for happen only while others are to come. */
  #nextAt(): number {
    const { queue } = this;
    const never = Number.POSITIVE_INFINITY;
    if (queue.isOnlyUnref && this.#interventions.nextAt === never) return never;
    return queue.nextAt;
  }

  #runNext(at: Instant): void {
    this.#moveTo(at);
    this.eventCount += 1;
    this.#eventsNow += 1;
    this.trace.atEvent(this.#eventsNow);
    const { turn } = this;
    const { run, subject, scope, cause } = this.queue.take();
    turn.cause = cause;
    turn.scope = scope;
    if (scope.state === "paused") scope.park(turn.keepingCause(run, subject));
    else turn.attempt(run, subject);
  }

  #moveTo(at: Instant): void {
    if (at === this.now()) return;
    this.moveTo(at);
    this.#eventsNow = 0;
    this.trace.moveTo(at);
  }

  #tryIntervene(next: number): boolean {
    const eventsAt = (at: Instant) => (at === this.now() ? this.#eventsNow : 0);
    const due = this.#interventions.takeDue(next, this.#until, eventsAt);
    if (due === undefined) return false;
    this.#moveTo(due.at);
    const { turn } = this;
    turn.cause = -1;
    turn.scope = this.world;
    turn.attempt(due.run, undefined);
    turn.hasResumed = false;
    return true;
  }

  #finish(next: number): void {
    this.endReason = next === Number.POSITIVE_INFINITY ? "drained" : "until";
    if (this.endReason === "until") this.#moveTo(this.#until);
  }

  #checkLimits(): void {
    const { eventCount, queue, tasks } = this;
    const { memoryBytes } = this.trace;
    const { taskCount, waitCount } = tasks;
    const queuedCount = queue.size;
    const problem = limitReached(
      this.#limits,
      { eventCount, memoryBytes, queuedCount, taskCount, waitCount },
      () => tasks.mostAwaited(),
    );
    if (problem !== undefined) this.turn.fail(problem);
  }
}
