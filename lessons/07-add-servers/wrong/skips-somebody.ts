/** Who says whose turn it is? */
import { dispatcherContract } from "farcall/dispatcher";
import { type Service, service } from "farcall/service";

/** Called each time the dispatcher starts: it knows nobody then. */
export default function dispatcher(): Service {
  let turns: readonly string[] = [];
  let at = 0;
  return service(dispatcherContract, {
    list: async ({ servers }) => {
      turns = servers;
      return {};
    },
    next: async () => {
      if (at > turns.length) at = 0;
      const server = turns[at] ?? turns[0] ?? "";
      at += 1;
      return { server };
    },
  });
}
