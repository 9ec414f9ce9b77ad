/** Who keeps the list of servers that are there? */
import { registryContract } from "farcall/registry";
import { type Service, service } from "farcall/service";
import { ms } from "farcall/time";

/** Called each time the registry starts: it knows nobody then. */
export default function registry(): Service {
  return service(registryContract, {
    register: async ({ service: name, address, leaseMs }, ctx) => {
      // TODO 1: keep this address on the list of this service.
      // TODO 2: keep it until ctx.now() + ms(leaseMs), and no longer;
      //         a server that registers again renews its lease.
      return {};
    },
    deregister: async ({ service: name, address }) => {
      // TODO 3: it says good-bye, and is off the list at once.
      return {};
    },
    watch: async ({ service: name }, ctx) => {
      // Given: nobody is answered more often than that.
      await ctx.sleep(ms(100));
      const addresses: string[] = [];
      return { addresses };
    },
  });
}
