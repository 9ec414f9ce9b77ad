/** How does a warehouse reserve things for many shops at once? */
import type { HandlerContext } from "farcall/handler-context";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";
import { ms } from "farcall/time";
import { warehouseContract } from "farcall/warehouse";

/** Of each thing, when the warehouse starts. 仓库启动时，每样东西的件数。 */
const PIECES = 3;

/**
 * Called each time a server starts: what it declares is that server's own.
 * 每台服务器启动时都会调用一次：在这里面声明的变量，只属于这一台服务器。
 */
export default function warehouse(): Service {
  const left = new Map<string, number>();

  // TODO 1: two shops come at the same time. Each piece goes to one of them,
  //         and a broken thing uses up no piece.
  //         两家店同时来。每一件只归其中一家；坏的东西不占件数。
  const reserve = async (item: string, ctx: HandlerContext) => {
    const pieces = left.get(item) ?? PIECES;
    if (pieces === 0) throw new RpcError("NOT_FOUND", `no ${item} is left`);
    await fetchFromShelf(item, ctx);
    left.set(item, pieces - 1);
  };

  return service(warehouseContract, {
    reserve: async ({ item }, ctx) => {
      await reserve(item, ctx);
      return {};
    },
    reserveAll: async ({ items }, ctx) => {
      const outcomes: string[] = [];
      // TODO 2: there are robots enough: let them all go at the same time.
      //         机器人足够多：让它们同时出发。
      // TODO 3: what fails for one item must not end the others. Answer with
      //         "OK" or the status of its error, for each item, in order.
      //         一样失败，不能连累别的。按顺序为每一样回答 "OK"，
      //         或者它出错的状态。
      for (const item of items) {
        await reserve(item, ctx);
        outcomes.push("OK");
      }
      return { outcomes };
    },
  });
}

/**
 * Given: sends a robot to the shelf, which takes 35 to 60 ms. Leave it.
 * 已经写好：派机器人去货架取，用时 35 到 60 毫秒。请不要改动。
 */
async function fetchFromShelf(
  item: string,
  ctx: HandlerContext,
): Promise<void> {
  await ctx.sleep(ms(30 + 4 * item.length));
  if (item.startsWith("old")) {
    throw new RpcError("DATA_LOSS", `the ${item} is broken`);
  }
}
