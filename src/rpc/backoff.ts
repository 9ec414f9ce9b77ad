/** How long does one wait before one tries again? */
import type { Duration } from "../ports/time.ts";
import { ns, seconds } from "../ports/time.ts";

/** Exponential, with chance so that not everybody comes at once. */
export interface Backoff {
  readonly initial: Duration;
  readonly max: Duration;
  readonly multiplier: number;
  /** 0.2: from 20 % less to 20 % more. */
  readonly jitter: number;
}

/**
 * What gRPC waits between two attempts to connect.
 * Source: grpc/doc/connection-backoff.md.
 */
export const CONNECTION_BACKOFF: Backoff = {
  initial: seconds(1),
  max: seconds(120),
  multiplier: 1.6,
  jitter: 0.2,
};

//#region wait
/**
 * The wait before the nth attempt after the first (n = 1, 2, …), without
 * chance: min(initial · multiplier^(n - 1), max).
 */
export function backoffMean(backoff: Backoff, nth: number): Duration {
  const { initial, max, multiplier } = backoff;
  let wait: number = initial;
  // Multiplied one by one: a power would differ between engines.
  for (let n = 1; n < nth && wait < max; n += 1) wait *= multiplier;
  return ns(Math.round(Math.min(wait, max)));
}

/** The same with chance; `draw` is at least 0 and below 1. */
export function backoffDelay(
  backoff: Backoff,
  nth: number,
  draw: number,
): Duration {
  const { jitter } = backoff;
  const factor = 1 - jitter + 2 * jitter * draw;
  return ns(Math.round(backoffMean(backoff, nth) * factor));
}
//#endregion
