/** How does one say in a line that a client tries again? */
import type { ServiceConfig } from "../rpc/service-config.ts";
import type { Status } from "../rpc/status.ts";

export interface Retrying {
  /** All of them, the first included; 3 unless given. */
  readonly attempts?: number;
  /** After which statuses; UNAVAILABLE alone unless given. */
  readonly on?: readonly Status[];
  /** About so long before the second; 20 unless given. */
  readonly waitMs?: number;
  /** At most about so long before any other; 1000 unless given. */
  readonly waitMsMax?: number;
}

/**
 * The service config of a client whose calls are all tried again; each wait is
 * twice the one before. Source: gRFC A6, grpc/doc/service_config.md.
 */
export function retrying({
  attempts = 3,
  on = ["UNAVAILABLE"],
  waitMs = 20,
  waitMsMax = 1000,
}: Retrying = {}): ServiceConfig {
  const retryPolicy = {
    maxAttempts: attempts,
    initialBackoff: secondsText(waitMs),
    maxBackoff: secondsText(Math.max(waitMs, waitMsMax)),
    backoffMultiplier: 2,
    retryableStatusCodes: on,
  };
  return { methodConfig: [{ name: [{}], retryPolicy }] };
}

/** "0.02s": a duration in JSON, as protobuf writes it. */
function secondsText(ms: number): string {
  return `${ms / 1000}s`;
}
