/** What if a server that fails gets no calls for a while? */
import { type Duration, ns, seconds } from "../ports/time.ts";
import type { Status } from "./status.ts";

/** Named as Istio's and Envoy's "outlier detection" names them. */
export interface EjectionConfig {
  /** Failures in a row; Envoy's default is 5. */
  readonly consecutiveErrors: number;
  /** The first time; each time again it is so much longer. */
  readonly baseEjectionTime: Duration;
  /** Of all servers, at once; one may always go. */
  readonly maxEjectionPercent: number;
}

/** Envoy's defaults. Source: gRFC A50 for the last two. */
export const EJECTION_DEFAULT: EjectionConfig = {
  consecutiveErrors: 5,
  baseEjectionTime: seconds(30),
  maxEjectionPercent: 10,
};

/** "max(300 s, base)". Source: gRFC A50. */
const EJECTION_TIME_MAX = seconds(300);

/** Each such time without an ejection takes one off the count of them. */
const FORGET_INTERVAL = seconds(10);

/** What a client remembers of one server. */
export interface Conduct {
  /** Failures since the last success. */
  readonly failures: number;
  /** How often it was ejected, less what is forgiven. */
  readonly ejections: number;
}

export const CLEAN: Conduct = { failures: 0, ejections: 0 };

/** A server that is gone or stuck; any other answer is a sign of life. */
const FAILURES: readonly Status[] = ["UNAVAILABLE", "DEADLINE_EXCEEDED"];

/** One attempt more. That the caller gave up says nothing of the server. */
export function counted(conduct: Conduct, status: Status): Conduct {
  if (status === "CANCELLED") return conduct;
  const failures = FAILURES.includes(status) ? conduct.failures + 1 : 0;
  return { ...conduct, failures };
}

/** Whether it goes now; `ejected` of `all` servers are out already. */
export function isEjected(
  { failures }: Conduct,
  { ejected, all }: { readonly ejected: number; readonly all: number },
  config: EjectionConfig,
): boolean {
  if (failures < config.consecutiveErrors) return false;
  // "But at least one host may go", as in Envoy.
  return ejected === 0 || (ejected * 100) / all < config.maxEjectionPercent;
}

/** What is left of the count when it was good for so long. */
export function forgiven(conduct: Conduct, goodFor: Duration): Conduct {
  const less = Math.floor(goodFor / FORGET_INTERVAL);
  return { ...conduct, ejections: Math.max(0, conduct.ejections - less) };
}

/** The nth ejection lasts n times the base, within bounds. */
export function ejectionTime(nth: number, config: EjectionConfig): Duration {
  const { baseEjectionTime } = config;
  const max = Math.max(baseEjectionTime, EJECTION_TIME_MAX);
  return ns(Math.min(baseEjectionTime * nth, max));
}
