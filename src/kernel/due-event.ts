/** What is known of an event when its time has come? */
import type { Scope } from "./scope.ts";

/** What happens when an event is due, and who owns it. */
export interface DueEvent {
  /** What happens, and what it happens to. */
  readonly run: (subject: unknown) => void;
  readonly subject: unknown;
  readonly scope: Scope;
  /** The trace row that led to this event; -1 when none did. */
  readonly cause: number;
}
