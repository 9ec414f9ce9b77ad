/** What time is it, and who wakes whom? */
import type { Random } from "./random.ts";
import type { Duration, Instant } from "./time.ts";

export interface Clock {
  now(): Instant;

  /** Calls back once, `wait` from now, unless cancelled before. */
  after(wait: Duration, callback: () => void): Timer;

  /** Resolves `wait` from now. For handlers and clients, not for plumbing. */
  sleep(wait: Duration): Promise<void>;

  /**
   * The stream of draws for one purpose ("retry/jitter"). A draw from one
   * stream moves no other.
   */
  random(purpose: string): Random;
}

export interface Timer {
  /** Forgets the timer. Harmless when it has fired or was cancelled. */
  cancel(): void;
  /**
   * The run does not go on for this timer's sake: heartbeats, reconnects.
   * Named after what Node's timers call it. Returns the timer.
   */
  unref(): Timer;
  /** Takes that back: somebody waits for it now. */
  ref(): Timer;
}
