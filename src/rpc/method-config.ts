/** What holds for all calls of a method, unless a call says otherwise? */
import type { Duration } from "../ports/time.ts";
import type { RetryPolicy } from "./retry.ts";
import type { RetryThrottle } from "./retry-throttle.ts";

/** One entry of `methodConfig`. Source: gRFC A2, grpc/service_config.md. */
export interface MethodConfig {
  /** The shorter of this and the deadline of the call counts. */
  readonly timeout?: Duration;
  readonly waitForReady?: boolean;
  readonly retry?: RetryPolicy;
  /** For each attempt. Istio's name; no part of gRPC's service config. */
  readonly perTryTimeout?: Duration;
  /** Another attempt goes to another server; Istio's name, too. */
  readonly retryIgnorePreviousHosts?: boolean;
}

/** What a channel knows of its methods. */
export interface CallConfig {
  /** By path, "/farcall.bank.Bank/Pay". */
  of(path: string): MethodConfig;
  readonly throttle?: RetryThrottle;
  /** Each call and each attempt has a span, and sends its traceparent. */
  readonly isTraced?: boolean;
}

const EMPTY: MethodConfig = {};

/** Nothing said. */
export const NO_CONFIG: CallConfig = { of: () => EMPTY };
