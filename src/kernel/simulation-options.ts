/** What does a run need to be told, and what does a step tell? */
import { after, type Instant, START, seconds } from "../ports/time.ts";
import type { Limits } from "./limits.ts";
import type { Recorder } from "./trace.ts";

export interface SimulationOptions {
  /** A whole number from 0 to 2^53-1. */
  readonly seed: number;
  /** The run ends here at the latest; by default after an hour. */
  readonly until?: Instant;
  readonly recorder?: Recorder;
  readonly limits?: Partial<Limits>;
}

/** Why `step` came back. */
export type Pause =
  /** An event resumed a task: let every microtask finish, then step again. */
  | "drain"
  /** Real time is up for this turn: let the engine breathe, then step again. */
  | "turn"
  /** Nothing more will happen. */
  | "end";

/** How a run ended, if it did not fail. */
export type EndReason = "drained" | "until" | "stopped";

/** A run that nobody ends goes on for an hour of virtual time. */
export const UNTIL_DEFAULT = after(START, seconds(3600));
