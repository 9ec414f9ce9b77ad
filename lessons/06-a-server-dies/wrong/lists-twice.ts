/** Who keeps the list of servers that are there? */
import { registryContract } from "farcall/registry";
import { type Service, service } from "farcall/service";
import { ms } from "farcall/time";

/** Called each time the registry starts: it knows nobody then. */
export default function registry(): Service {
  const leases: { name: string; address: string; endsAt: number }[] = [];
  return service(registryContract, {
    register: async ({ service: name, address, leaseMs }, ctx) => {
      leases.push({ name, address, endsAt: ctx.now() + ms(leaseMs) });
      return {};
    },
    deregister: async ({ service: name, address }) => {
      for (const lease of leases) {
        if (lease.name === name && lease.address === address) lease.endsAt = 0;
      }
      return {};
    },
    watch: async ({ service: name }, ctx) => {
      // Given: nobody is answered more often than that.
      await ctx.sleep(ms(100));
      const addresses: string[] = [];
      for (const lease of leases) {
        const isHere = lease.name === name && lease.endsAt > ctx.now();
        if (isHere) addresses.push(lease.address);
      }
      return { addresses };
    },
  });
}
