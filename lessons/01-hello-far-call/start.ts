/** What does a greeter do when a call arrives? 调用来了，问候服务做什么？ */
import { greeterContract } from "farcall/greeter";
import type { HandlerContext } from "farcall/handler-context";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";
import { ms } from "farcall/time";

/**
 * Called each time a server starts: what it declares is that server's own.
 * 每台服务器启动时都会调用一次：在这里面声明的变量，只属于这一台服务器。
 */
export default function greeter(): Service {
  return service(greeterContract, {
    hello: async ({ name }, ctx) => {
      // TODO 1: print the card for this name and answer with its text.
      //         打印这个名字的卡片，返回卡片上的文字。
      // TODO 2: count the cards that were printed since this server started,
      //         and show the count: ctx.show("greeted", 1), then 2, then 3 …
      //         数出这台服务器启动以来打印的卡片，每打印一张就显示一次：
      //         ctx.show("greeted", 1)，然后是 2，再是 3……
      return { text: "" };
    },
  });
}

/**
 * Given: prints a greeting card, which takes 20 ms. Leave it as it is.
 * 已经写好：打印一张卡片，用时 20 毫秒。请不要改动。
 */
async function printCard(name: string, ctx: HandlerContext): Promise<string> {
  await ctx.work(ms(20));
  if (name.length > 12) {
    throw new RpcError("INVALID_ARGUMENT", `${name} does not fit on a card`);
  }
  return `Hello ${name}`;
}
