/** Who says whose turn it is? */
import { dispatcherContract } from "farcall/dispatcher";
import { type Service, service } from "farcall/service";

/** Called each time the dispatcher starts: it knows nobody then. */
export default function dispatcher(): Service {
  let list: string[] = [];
  let weigh = new Map<string, number>();
  const given = new Map<string, number>();
  return service(dispatcherContract, {
    list: async ({ servers, weights }) => {
      list = [...servers];
      weigh = new Map(servers.map((one, index) => [one, weights[index] ?? 1]));
      return {};
    },
    next: async () => {
      const owed = (server: string): number =>
        ((given.get(server) ?? 0) + 1) / (weigh.get(server) ?? 1);
      const [server = ""] = [...list].sort((a, b) => owed(a) - owed(b));
      given.set(server, (given.get(server) ?? 0) + 1);
      return { server };
    },
  });
}
