/** When may a client ask again who stands behind a name? */
import {
  after,
  type Duration,
  type Instant,
  ns,
  START,
  seconds,
} from "../ports/time.ts";

export interface Pace {
  /** Between two questions; 30 s unless given, as in gRPC. */
  readonly interval?: Duration;
  /** Asks by itself, so often; gRPC never does, Envoy does. */
  readonly refresh?: Duration;
}

/** Source: `grpc.dns_min_time_between_resolutions_ms`; grpc-js has it too. */
const INTERVAL_DEFAULT = seconds(30);

/** An answer: when it came, and for how long it may be kept. */
export interface Known {
  readonly at: Instant;
  readonly ttl: Duration;
}

/**
 * Until its time to live is over, whoever asks again is told what is known
 * already; and a client in trouble must not ask without a pause. So a question
 * waits for the later of the two. Source: gRPC core, `PollingResolver`.
 */
export function mayAskAt(known: Known | undefined, pace: Pace): Instant {
  if (known === undefined) return START;
  const { interval = INTERVAL_DEFAULT } = pace;
  return after(known.at, ns(Math.max(interval, known.ttl)));
}
