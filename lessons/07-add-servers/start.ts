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
  const turns: Turn[] = [];
  return service(dispatcherContract, {
    list: async ({ servers, weights }) => {
      // TODO 1: from now on these servers take turns, and nobody else.
      //         The same list once more changes nothing: go on counting.
      // TODO 2: weights[0] is the weight of servers[0], and so on;
      //         an empty weights means that each server weighs 1.
      return {};
    },
    next: async () => {
      const best = turns[0];
      // TODO 1: each server of the list in turn.
      // TODO 2: as often as its weight says, and evenly spread.
      return { server: best === undefined ? "" : best.server };
    },
  });
}
