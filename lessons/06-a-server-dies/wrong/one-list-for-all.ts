/** Who keeps the list of servers that are there? */
import { registryContract } from "farcall/registry";
import { type Service, service } from "farcall/service";
import { ms } from "farcall/time";

/** Called each time the registry starts: it knows nobody then. */
export default function registry(): Service {
  const lists = new Map<string, Map<string, number>>();
  return service(registryContract, {
    register: async ({ address, leaseMs }, ctx) => {
      const list = lists.get("") ?? new Map<string, number>();
      lists.set("", list.set(address, ctx.now() + ms(leaseMs)));
      return {};
    },
    deregister: async ({ address }) => {
      lists.get("")?.delete(address);
      return {};
    },
    watch: async (_, ctx) => {
      // Given: nobody is answered more often than that.
      await ctx.sleep(ms(100));
      const addresses: string[] = [];
      for (const [address, endsAt] of lists.get("") ?? []) {
        if (endsAt > ctx.now()) addresses.push(address);
      }
      return { addresses };
    },
  });
}
