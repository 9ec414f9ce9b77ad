/** Is a failed attempt tried again, and when? */
import { type Duration, ms, NO_TIME } from "../ports/time.ts";
import { type Backoff, backoffDelay } from "./backoff.ts";
import type { Evidence } from "./certainty.ts";
import type { Status } from "./status.ts";

/** `retryPolicy` of a service config. Source: gRFC A6. */
export interface RetryPolicy {
  /** With the first one; at least 2. */
  readonly maxAttempts: number;
  readonly backoff: Backoff;
  readonly retryableStatusCodes: readonly Status[];
}

/** How an attempt ended, as far as that matters here. */
export interface AttemptEnd {
  readonly status: Status;
  readonly evidence: Evidence;
  /** Response headers came: the server may have begun to answer. */
  readonly isCommitted: boolean;
  /** The request outgrew the retry buffer: nothing is left to send again. */
  readonly isOutgrown: boolean;
  /** The trailer `grpc-retry-pushback-ms`, as it stands. */
  readonly pushback: string | undefined;
  /** Its connection went before any of it was sent. */
  readonly wasLost: boolean;
  /** Its own time was up, not that of the call. */
  readonly isPerTryTimeout: boolean;
}

/** What was tried so far; the first attempt counts. */
export interface Tried {
  /** Attempts that count, the one that ended just now included. */
  readonly attempts: number;
  /** The number of the next wait in the series of backoffs, from 1. */
  readonly nthWait: number;
  /** It was refused before, and sent again for that. */
  readonly wasRefused: boolean;
}

/** A bucket of tokens that all calls to one server share. */
export interface Throttle {
  readonly isOpen: boolean;
  onFailure(): void;
}

export type Decision =
  | { readonly kind: "return" }
  /** Neither counted nor waited for: no handler can have seen it. */
  | { readonly kind: "transparent" }
  | {
      readonly kind: "retry";
      readonly wait: Duration;
      /** The series of backoffs begins anew: the server named the wait. */
      readonly isPushedBack: boolean;
    };

interface Means {
  readonly policy: RetryPolicy | undefined;
  readonly throttle: Throttle | undefined;
  /** At least 0 and below 1; drawn only for a backoff. */
  readonly draw: () => number;
}

//#region decide
/**
 * The five classes of responses of gRFC A6, for an attempt that did not end
 * OK, with its transparent retries in front: what never left the client goes
 * again, what no handler saw goes again once.
 */
export function decide(end: AttemptEnd, tried: Tried, means: Means): Decision {
  const isCommitted = end.isCommitted || end.isOutgrown;
  const isFirstRefusal = end.evidence === "refused" && !tried.wasRefused;
  if (!isCommitted && (end.wasLost || isFirstRefusal)) {
    return { kind: "transparent" };
  }
  const { policy, throttle, draw } = means;
  if (policy === undefined) return RETURN;
  const pushback = readPushback(end.pushback);
  const isRetryable =
    end.isPerTryTimeout || policy.retryableStatusCodes.includes(end.status);
  if (isRetryable || pushback === "stop") throttle?.onFailure();
  if (!isRetryable || pushback === "stop" || isCommitted) return RETURN;
  if (tried.attempts >= policy.maxAttempts) return RETURN;
  if (throttle !== undefined && !throttle.isOpen) return RETURN;
  if (pushback !== undefined) {
    return { kind: "retry", wait: pushback, isPushedBack: true };
  }
  const wait = backoffDelay(policy.backoff, tried.nthWait, draw());
  return { kind: "retry", wait, isPushedBack: false };
}
//#endregion

const RETURN: Decision = { kind: "return" };
const INT32_MAX = 2_147_483_647;

/** Negative, or nothing that one can read: not again. */
function readPushback(text: string | undefined): Duration | "stop" | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,10}$/.test(text)) return "stop";
  const waitMs = Number(text);
  if (waitMs > INT32_MAX) return "stop";
  return waitMs === 0 ? NO_TIME : ms(waitMs);
}
