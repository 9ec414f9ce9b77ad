/** How long does a server keep a connection, and why not for ever? */
import type { Timer } from "../../ports/clock.ts";
import type { Host } from "../../ports/host.ts";
import { type Duration, ns } from "../../ports/time.ts";
import type { Http2ServerConnection } from "../http2/connection-types.ts";

/** Source: gRFC A9 "server-side connection management". */
export interface ConnectionAge {
  /** Then it takes no more calls; a tenth more or less by chance. */
  readonly max: Duration;
  /** What calls still have after that; as long as they like unless given. */
  readonly grace?: Duration;
}

const JITTER = 0.1;

/**
 * Clients keep to the servers they know. A connection that ends makes its
 * client look again at what servers there are, and only then do new ones get
 * calls. The jitter spreads those that were made at the same time.
 */
export function endOfAge(
  host: Host,
  connection: Http2ServerConnection,
  { max, grace }: ConnectionAge,
): Timer {
  const draw = host.clock.random("connection-age").next();
  const age = ns(Math.round(max * (1 - JITTER + 2 * JITTER * draw)));
  let timer = host.clock.after(age, () => {
    connection.goAway();
    if (grace === undefined) return;
    timer = host.clock.after(grace, () => {
      connection.abort("NO_ERROR", "max connection age");
    });
  });
  timer.unref();
  return {
    cancel: () => timer.cancel(),
    unref: () => timer.unref(),
    ref: () => timer.ref(),
  };
}
