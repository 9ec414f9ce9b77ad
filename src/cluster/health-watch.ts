/** How does a balancer pass over servers that are not well? */
import type { Address } from "../ports/address.ts";
import type { Balancer, BalancerSide, MakesBalancer } from "../rpc/balancer.ts";
import { GuardedWay } from "../rpc/guarded-way.ts";
import type { Way } from "../rpc/way.ts";
import { type HealthConfig, HealthPoll } from "./health-poll.ts";

/**
 * The same balancer, which sees a server become ready with its first word
 * that it is SERVING, and fail while it says anything else. A server without
 * a health service counts as well. Source: gRFC A17; for pick first A17 asks
 * for none of it.
 */
export function healthWatching(
  config: HealthConfig,
  make: MakesBalancer,
): MakesBalancer {
  return (side): Balancer =>
    make({
      ...side,
      subchannel: (to, onState) => watched(side, to, { config, onState }),
    });
}

interface Watch {
  readonly config: HealthConfig;
  readonly onState: () => void;
}

function watched(side: BalancerSide, to: Address, watch: Watch): Way {
  let poll: HealthPoll | undefined;
  const way: GuardedWay = new GuardedWay(
    (tell) =>
      side.subchannel(to, () => {
        // A new connection is not trusted before its first word.
        if (way.isConnected) {
          poll = new HealthPoll(side.host, way, watch.config);
          way.hold("CONNECTING", `${way.target} has not said how it is`);
          poll.begin();
        } else {
          poll?.stop();
          poll = undefined;
        }
        tell();
      }),
    watch.onState,
  );
  return way;
}
