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

/** Until when a call waits, and how long that is from now. */
interface Bound {
  readonly deadline: Instant | undefined;
  readonly timeout: Duration | undefined;
}

/** A call's own time-out, unless the call above it leaves less. */
export function boundBy(
  clock: Clock,
  own: Duration | undefined,
  parent: Instant | undefined,
): Bound {
  const deadline = own === undefined ? undefined : deadlineAfter(clock, own);
  const isOwn = parent === undefined || (deadline ?? END_OF_TIME) <= parent;
  if (isOwn) return { deadline, timeout: own };
  return { deadline: parent, timeout: remaining(parent, clock.now()) };
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
