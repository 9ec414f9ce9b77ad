/** How much may one run take? */
import { SimulationError } from "./sim-error.ts";

export interface Limits {
  /** Kernel events; a run of a lesson has some ten thousand. */
  readonly eventsMax: number;
  /** Memory for the kept rows of the trace, in bytes. */
  readonly memoryBytesMax: number;
  /**
   * Things under way at once: events that are to come, tasks that have not
   * finished, promises that nothing has settled. They take memory that nobody
   * can measure alike on every engine, so they are counted: about 1 KB each.
   */
  readonly underWayMax: number;
}

/** How much a run has taken so far. */
export interface Taken {
  readonly eventCount: number;
  /** What the kept rows of the trace take. */
  readonly memoryBytes: number;
  readonly queuedCount: number;
  readonly taskCount: number;
  readonly waitCount: number;
}

const DEFAULTS: Limits = {
  eventsMax: 50_000_000,
  memoryBytesMax: 512 * 1024 * 1024,
  underWayMax: 500_000,
};

export function withDefaults(limits: Partial<Limits>): Limits {
  return { ...DEFAULTS, ...limits };
}

/** The error to end the run with, once a limit is passed. */
export function limitReached(
  limits: Limits,
  taken: Taken,
  mostAwaited: () => string,
): SimulationError | undefined {
  const { eventCount, memoryBytes, queuedCount, taskCount, waitCount } = taken;
  if (eventCount > limits.eventsMax) {
    return new SimulationError(
      "limit",
      `the run took more than ${limits.eventsMax} events; something goes ` +
        "round and round, or `until` is too late: raise limits.eventsMax " +
        "only if you meant it",
    );
  }
  if (memoryBytes > limits.memoryBytesMax) {
    return new SimulationError(
      "limit",
      `the trace took more than ${limits.memoryBytesMax} bytes; end the run ` +
        "earlier with `until`, or record less",
    );
  }
  if (queuedCount + taskCount + waitCount > limits.underWayMax) {
    return new SimulationError(
      "limit",
      `more than ${limits.underWayMax} things are under way: ${queuedCount} ` +
        `events to come, ${taskCount} tasks, ${waitCount} waits, most for ` +
        `${mostAwaited()}; more comes in than gets done: send less, end the ` +
        "run earlier with `until`, or raise limits.underWayMax",
    );
  }
  return undefined;
}
