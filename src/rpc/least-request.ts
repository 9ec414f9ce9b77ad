/** What if the less busy of a few servers gets the call? */
import type { Random } from "../ports/random.ts";
import type { Balancer, BalancerSide, Pick, Picker } from "./balancer.ts";
import { type Member, ReadySet } from "./ready-set.ts";
import type { Way } from "./way.ts";

/** `least_request_experimental` of a service config. */
export interface LeastRequestConfig {
  /** How many are drawn for each call; 2 unless given, above 10 acts as 10. */
  readonly choiceCount?: number;
}

const CHOICES_DEFAULT = 2;
const CHOICES_MAX = 10;

/** How many attempts are under way at each server, as this channel knows. */
type Active = Map<Way, number>;

/**
 * Draws a few servers, the same one perhaps twice, and takes the one with the
 * fewest attempts under way. Source: gRFC A48; "the power of two choices",
 * Mitzenmacher 2001.
 */
export function leastRequest({ choiceCount }: LeastRequestConfig) {
  const choices = Math.min(choiceCount ?? CHOICES_DEFAULT, CHOICES_MAX);
  return (side: BalancerSide): Balancer => {
    const random = side.host.clock.random(`least_request/${side.name}`);
    const active: Active = new Map();
    return new ReadySet(side, (ready) =>
      lessBusy({ ready, active, choices, random }),
    );
  };
}

interface Among {
  readonly ready: readonly Member[];
  readonly active: Active;
  readonly choices: number;
  readonly random: Random;
}

function lessBusy({ ready, active, choices, random }: Among): Picker {
  const draw = (): Way => {
    const index = Math.floor(random.next() * ready.length);
    return (ready[index] as Member).subchannel;
  };
  const busy = (one: Way): number => active.get(one) ?? 0;
  return {
    pick: (): Pick => {
      let best = draw();
      const seen = [busy(best)];
      for (let n = 1; n < choices; n += 1) {
        const other = draw();
        seen.push(busy(other));
        if (busy(other) < busy(best)) best = other;
      }
      const why = `${busy(best)} under way, of ${seen.join(" and ")}`;
      active.set(best, busy(best) + 1);
      const onEnd = (): void => {
        const left = busy(best) - 1;
        if (left > 0) active.set(best, left);
        else active.delete(best);
      };
      return { kind: "use", subchannel: best, why, onEnd };
    },
  };
}
