/** What if the servers take turns? */
import type { Balancer, BalancerSide, Pick, Picker } from "./balancer.ts";
import { type Member, ReadySet } from "./ready-set.ts";

/**
 * Each ready server in turn. Where the turn begins is chance, so that not all
 * clients begin with the same one. Source: grpc/doc/load-balancing.md.
 */
export function roundRobin(side: BalancerSide): Balancer {
  const random = side.host.clock.random(`round_robin/${side.name}`);
  return new ReadySet(side, (ready) => turns(ready, random.next()));
}

function turns(ready: readonly Member[], draw: number): Picker {
  const picks = ready.map(
    ({ subchannel }): Pick => ({ kind: "use", subchannel, why: "its turn" }),
  );
  let next = Math.floor(draw * picks.length);
  return {
    pick: () => {
      const pick = picks[next] as Pick;
      next = (next + 1) % picks.length;
      return pick;
    },
  };
}
