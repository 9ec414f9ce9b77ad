/** Who says whose turn it is? */
import { dispatcherContract } from "farcall/dispatcher";
import { type Service, service } from "farcall/service";

/** What one remembers of a server on the list. */
interface Turn {
  readonly server: string;
  readonly weight: number;
  credit: number;
}

/** Called each time the dispatcher starts: it knows nobody then. */
export default function dispatcher(): Service {
  let turns: Turn[] = [];
  let known = "";
  return service(dispatcherContract, {
    list: async ({ servers, weights }) => {
      const told = JSON.stringify(servers);
      if (told === known && weights.length === 0) return {};
      known = told;
      turns = servers.map((server, index) => {
        return { server, weight: weights[index] ?? 1, credit: 0 };
      });
      return {};
    },
    next: async () => {
      let best = turns[0];
      let total = 0;
      for (const turn of turns) {
        turn.credit += turn.weight;
        total += turn.weight;
        if (best === undefined || turn.credit > best.credit) best = turn;
      }
      if (best === undefined) return { server: "" };
      best.credit -= total;
      return { server: best.server };
    },
  });
}
