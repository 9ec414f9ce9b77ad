/** Until when does somebody wait for the answer? */
import type { Clock, Timer } from "../ports/clock.ts";
import {
  after,
  type Duration,
  END_OF_TIME,
  type Instant,
  NO_TIME,
} from "../ports/time.ts";

// On the wire travels how long is left, never a moment: the clocks of two
// hosts disagree. Within a process a deadline is a moment, so that whatever
// happens on the way cannot stretch it. Source: gRPC, "Deadlines".

/** The moment `timeout` from now; undefined, no deadline, past all time. */
export function deadlineAfter(
  clock: Clock,
  timeout: Duration,
): Instant | undefined {
  const now = clock.now();
  return timeout > END_OF_TIME - now ? undefined : after(now, timeout);
}

/** Of two deadlines, either of which may be none. */
export function earlier(
  one: Instant | undefined,
  other: Instant | undefined,
): Instant | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

/** How long is left; no time when the deadline has passed. */
export function remaining(deadline: Instant, now: Instant): Duration {
  return deadline > now ? ((deadline - now) as Duration) : NO_TIME;
}

/** Calls back at the deadline. Both sides of a call enforce it like this. */
export function enforce(
  clock: Clock,
  deadline: Instant,
  onPassed: () => void,
): Timer {
  return clock.after(remaining(deadline, clock.now()), onPassed);
}

/** Of two time-outs, either of which may be none. */
export function shorter(
  one: Duration | undefined,
  other: Duration | undefined,
): Duration | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
