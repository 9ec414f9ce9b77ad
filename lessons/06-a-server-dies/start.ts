/** Who keeps the list of servers that are there? */
import { registryContract } from "farcall/registry";
import { type Service, service } from "farcall/service";
import { ms } from "farcall/time";

/**
 * Called each time the registry starts: it knows nobody then.
 * 注册中心每次启动都会调用一次：这时它谁也不认识。
 */
export default function registry(): Service {
  return service(registryContract, {
    register: async ({ service: name, address, leaseMs }, ctx) => {
      // TODO 1: keep this address on the list of this service.
      //         把这个地址记到这个服务的名单上。
      // TODO 2: keep it until ctx.now() + ms(leaseMs), and no longer;
      //         a server that registers again renews its lease.
      //         只保留到 ctx.now() + ms(leaseMs) 为止；
      //         再次登记的服务器，租约就续上了。
      return {};
    },
    deregister: async ({ service: name, address }) => {
      // TODO 3: it says good-bye, and is off the list at once.
      //         它来道别，立刻从名单上去掉。
      return {};
    },
    watch: async ({ service: name }, ctx) => {
      // Given: nobody is answered more often than that.
      // 已经写好：对谁的回复都不会比这更频繁。
      await ctx.sleep(ms(100));
      const addresses: string[] = [];
      return { addresses };
    },
  });
}
