/** Who says whose turn it is? */
import { dispatcherContract } from "farcall/dispatcher";
import { type Service, service } from "farcall/service";

/** Called each time the dispatcher starts: it knows nobody then. */
export default function dispatcher(): Service {
  let turns: string[] = [];
  let at = 0;
  return service(dispatcherContract, {
    list: async ({ servers, weights }) => {
      turns = servers.flatMap((server, index) =>
        Array.from({ length: weights[index] ?? 1 }, () => server),
      );
      at = 0;
      return {};
    },
    next: async () => {
      const server = turns[at % turns.length] ?? "";
      at += 1;
      return { server };
    },
  });
}
