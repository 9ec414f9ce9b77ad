/** Who says whose turn it is? */
import { dispatcherContract } from "farcall/dispatcher";
import { type Service, service } from "farcall/service";

/** Called each time the dispatcher starts: it knows nobody then. */
export default function dispatcher(): Service {
  const turns: string[] = [];
  let at = 0;
  return service(dispatcherContract, {
    list: async ({ servers }) => {
      const turns = [...servers];
      turns.reverse();
      return {};
    },
    next: async () => {
      const server = turns[at % turns.length] ?? "";
      at += 1;
      return { server };
    },
  });
}
