/** What if a greeter waits until nobody waits any more? */
import { greeterContract } from "farcall/greeter";
import type { HandlerContext } from "farcall/handler-context";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";
import { ms } from "farcall/time";

/** Called each time a server starts: what it declares is that server's own. */
export default function greeter(): Service {
  let greeted = 0;
  return service(greeterContract, {
    hello: async ({ name }, ctx) => {
      const text = await printCard(name, ctx);
      await new Promise<void>((resolve) => {
        ctx.signal.addEventListener("abort", resolve);
      });
      greeted += 1;
      ctx.show("greeted", greeted);
      return { text };
    },
  });
}

/** Given: prints a greeting card, which takes 20 ms. Leave it as it is. */
async function printCard(name: string, ctx: HandlerContext): Promise<string> {
  await ctx.work(ms(20));
  if (name.length > 12) {
    throw new RpcError("INVALID_ARGUMENT", `${name} does not fit on a card`);
  }
  return `Hello ${name}`;
}
