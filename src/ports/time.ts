/** What is a moment, and what is a stretch of time? */
import { assert } from "./assert.ts";

/** Nanoseconds since the run began; a whole number up to 2^53-1. */
export type Instant = number & { readonly brand: "Instant" };

/** A count of nanoseconds, never negative. */
export type Duration = number & { readonly brand: "Duration" };

/** The moment at which every run begins. */
export const START = 0 as Instant;

/** The last moment that a double counts exactly: 104 days after START. */
export const END_OF_TIME = Number.MAX_SAFE_INTEGER as Instant;

export const NO_TIME = 0 as Duration;

const NS_PER_US = 1_000;
const NS_PER_MS = 1_000_000;
const NS_PER_SECOND = 1_000_000_000;

/** A duration from nanoseconds, rounded to a whole one. */
export function ns(count: number): Duration {
  assert(count >= 0 && count <= END_OF_TIME, "a duration is 0 to 104 days");
  return Math.round(count) as Duration;
}

/** A duration from microseconds. */
export function us(count: number): Duration {
  return ns(count * NS_PER_US);
}

/** A duration from milliseconds. */
export function ms(count: number): Duration {
  return ns(count * NS_PER_MS);
}

/** A duration from seconds. */
export function seconds(count: number): Duration {
  return ns(count * NS_PER_SECOND);
}

/** The moment `wait` after `from`. */
export function after(from: Instant, wait: Duration): Instant {
  const at = from + wait;
  assert(at <= END_OF_TIME, "virtual time stays within 104 days");
  return at as Instant;
}

/** How long from the earlier moment to the later. */
export function between(earlier: Instant, later: Instant): Duration {
  assert(later >= earlier, "the later moment is not before the earlier");
  return (later - earlier) as Duration;
}

export function toMs(time: Duration | Instant): number {
  return time / NS_PER_MS;
}

export function toSeconds(time: Duration | Instant): number {
  return time / NS_PER_SECOND;
}

/** "12.5 ms", with at most three decimals: how every sentence says a time. */
export function formatTime(time: Duration | Instant): string {
  return `${Math.round(time / NS_PER_US) / NS_PER_US} ms`;
}
