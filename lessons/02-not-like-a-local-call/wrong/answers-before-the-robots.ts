/** What if nobody waits for the robots? */
import type { HandlerContext } from "farcall/handler-context";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";
import { ms } from "farcall/time";
import { warehouseContract } from "farcall/warehouse";

/** Of each thing, when the warehouse starts. */
const PIECES = 3;

/** Called each time a server starts: what it declares is that server's own. */
export default function warehouse(): Service {
  const left = new Map<string, number>();

  const reserve = async (item: string, ctx: HandlerContext) => {
    await fetchFromShelf(item, ctx);
    const pieces = left.get(item) ?? PIECES;
    if (pieces === 0) throw new RpcError("NOT_FOUND", `no ${item} is left`);
    left.set(item, pieces - 1);
  };

  return service(warehouseContract, {
    reserve: async ({ item }, ctx) => {
      await reserve(item, ctx);
      return {};
    },
    reserveAll: async ({ items }, ctx) => {
      for (const item of items) reserve(item, ctx).catch(() => {});
      return { outcomes: items.map(() => "OK") };
    },
  });
}

/** Given: sends a robot to the shelf, which takes 35 to 60 ms. Leave it. */
async function fetchFromShelf(
  item: string,
  ctx: HandlerContext,
): Promise<void> {
  await ctx.sleep(ms(30 + 4 * item.length));
  if (item.startsWith("old")) {
    throw new RpcError("DATA_LOSS", `the ${item} is broken`);
  }
}
