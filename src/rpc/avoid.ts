/** How does another attempt get another server? */
import type { Pick, Picker, Waiting } from "./balancer.ts";
import type { Outcome } from "./protocol.ts";

/** Picks so often at most. Source: Istio's default for Envoy. */
const PICKS_MAX = 5;

/** What a balancer hears of a pick that nobody used. */
const UNUSED: Outcome = {
  status: "CANCELLED",
  reason: "the attempt goes to another server",
  evidence: "never-sent",
};

/**
 * Picks again while the pick is a server that the call has been to; when there
 * seems to be no other, that one will do. gRPC's retries do not look where
 * they were (A6). Source: Istio `retryIgnorePreviousHosts`, Envoy "previous
 * hosts" predicate.
 */
export function pickFor({ avoid }: Waiting, picker: Picker): Pick {
  let pick = picker.pick();
  if (avoid.length === 0) return pick;
  for (let n = 1; n < PICKS_MAX; n += 1) {
    if (pick.kind !== "use" || !avoid.includes(pick.subchannel)) break;
    pick.onEnd?.(UNUSED);
    pick = picker.pick();
  }
  return pick;
}
