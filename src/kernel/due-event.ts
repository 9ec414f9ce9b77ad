/** What is known of an event when its time has come? */
import type { Instant } from "../ports/time.ts";
import type { Scope } from "./scope.ts";

/** What happens when an event is due, and who owns it. */
export interface DueEvent {
  at: Instant;
  run: () => void;
  scope: Scope;
  /** The trace row that led to this event; -1 when none did. */
  cause: number;
}
