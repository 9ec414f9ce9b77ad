/** How long does a core work on a call before its handler runs? */
import type { Host } from "../ports/host.ts";
import { log } from "../ports/math.ts";
import { after, type Duration, ms } from "../ports/time.ts";
import type { ServiceTime } from "../rpc/executor.ts";
import { SERVICE_TIME_MS_DEFAULT, type ServiceSpec } from "./scenario.ts";

/** For one life of the process: a cold start begins when it is asked. */
export function serviceTimeOf(host: Host, spec: ServiceSpec): ServiceTime {
  const { serviceTimeMs = SERVICE_TIME_MS_DEFAULT, coldStart } = spec;
  const mean = ms(serviceTimeMs);
  const usual = spec.serviceTimes === "exponential" ? drawn(host, spec) : mean;
  if (coldStart === undefined) return usual;
  const warmAt = after(host.clock.now(), ms(coldStart.forMs));
  return () => {
    const time = typeof usual === "function" ? usual() : usual;
    const isCold = host.clock.now() < warmAt;
    return isCold ? ((time * coldStart.factor) as Duration) : time;
  };
}

/** With random arrivals too the queue of Erlang's M/M/c (1917). */
function drawn(host: Host, spec: ServiceSpec): () => Duration {
  const { serviceTimeMs = SERVICE_TIME_MS_DEFAULT, service } = spec;
  const random = host.clock.random(`service-time/${service}`);
  // 1 - next() is in (0, 1], so the logarithm is finite.
  return () => ms(-serviceTimeMs * log(1 - random.next()));
}
