/** Who keeps the list of servers that are there? */
import { registryContract } from "farcall/registry";
import { type Service, service } from "farcall/service";
import { ms } from "farcall/time";

/** Called each time the registry starts: it knows nobody then. */
export default function registry(): Service {
  const lists = new Map<string, Map<string, number>>();
  return service(registryContract, {
    register: async ({ service: name, address, leaseMs }, ctx) => {
      const list = lists.get(name) ?? new Map<string, number>();
      lists.set(name, list.set(address, ctx.now() + ms(leaseMs)));
      return {};
    },
    deregister: async ({ service: name, address }) => {
      lists.get(name)?.delete(address);
      return {};
    },
    watch: async ({ service: name }, ctx) => {
      // Given: nobody is answered more often than that.
      await ctx.sleep(ms(100));
      const addresses: string[] = [];
      const list = lists.get(name);
      if (list === undefined) throw new Error(`nobody offers ${name}`);
      for (const [address, endsAt] of list) {
        if (endsAt > ctx.now()) addresses.push(address);
      }
      return { addresses };
    },
  });
}
