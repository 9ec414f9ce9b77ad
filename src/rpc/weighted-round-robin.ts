/** What if some servers get more turns than others? */
import type { Balancer, BalancerSide, Pick, Picker } from "./balancer.ts";
import { type Member, ReadySet } from "./ready-set.ts";

/**
 * Turns in proportion to the weights that the list gives, and evenly spread:
 * weights 3 and 1 give a, a, b, a and not a, a, a, b. A list with other
 * weights counts from the next call on. The smooth weighted round robin of
 * nginx (Igor Sysoev's commit 52327e0627f4, 2012); gRPC's own (gRFC A58) has
 * weights that servers report, where these are somebody's decision.
 */
export function weightedRoundRobin(side: BalancerSide): Balancer {
  const random = side.host.clock.random(`weighted/${side.name}`);
  return new ReadySet(side, (ready) => weightedTurns(ready, random.next()));
}

interface Turn {
  readonly pick: Pick;
  readonly weight: number;
  /** Grows by the weight with each call, and pays for each turn. */
  credit: number;
}

function weightedTurns(ready: readonly Member[], draw: number): Picker {
  const turns = ready.map(turnOf);
  const total = turns.reduce((sum, { weight }) => sum + weight, 0);
  const picker: Picker = {
    pick: () => {
      let best = turns[0] as Turn;
      for (const turn of turns) {
        turn.credit += turn.weight;
        if (turn.credit > best.credit) best = turn;
      }
      best.credit -= total;
      return best.pick;
    },
  };
  // Not all clients begin with the same server.
  for (
    let skipped = Math.floor(draw * SKIPPED_MAX);
    skipped > 0;
    skipped -= 1
  ) {
    picker.pick();
  }
  return picker;
}

const SKIPPED_MAX = 16;

function turnOf({ subchannel, endpoint }: Member): Turn {
  const { weight = 1 } = endpoint;
  const why = `its turn, weight ${weight}`;
  return { pick: { kind: "use", subchannel, why }, weight, credit: 0 };
}
