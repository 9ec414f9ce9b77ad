/** How much may one run take? */
import { SimulationError } from "./sim-error.ts";

export interface Limits {
  /** Kernel events; a run of a lesson has some ten thousand. */
  readonly eventsMax: number;
  /** Memory for the kept rows of the trace, in bytes. */
  readonly memoryBytesMax: number;
}

const DEFAULTS: Limits = {
  eventsMax: 50_000_000,
  memoryBytesMax: 512 * 1024 * 1024,
};

export function withDefaults(limits: Partial<Limits>): Limits {
  return { ...DEFAULTS, ...limits };
}

/** The error to end the run with, once a limit is passed. */
export function limitReached(
  limits: Limits,
  eventCount: number,
  memoryBytes: number,
): SimulationError | undefined {
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
  return undefined;
}
