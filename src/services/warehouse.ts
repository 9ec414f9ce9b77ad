/** What does it take to reserve one thing, and to reserve many? */
import { ms } from "../ports/time.ts";
import type { HandlerContext } from "../rpc/handler-context.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";
import { warehouseContract } from "./warehouse-contract.ts";

/** Of each item, whatever it is called. */
const PIECES_AT_FIRST = 5;

/** To find one thing on its shelf. */
const SEARCH_MS = 1;

const ITEMS_MAX = 1000;

/**
 * Holds five pieces of everything. Who asks twice gets two, and whoever comes
 * when none is left hears NOT_FOUND. What is reserved lives in memory.
 */
export function warehouse(): Service {
  const left = new Map<string, number>();
  let reserved = 0;
  const reserve = async (item: string, ctx: HandlerContext) => {
    await ctx.work(ms(SEARCH_MS));
    // From here to the end nobody comes in between: there is no await.
    const pieces = left.get(item) ?? PIECES_AT_FIRST;
    if (pieces === 0) throw new RpcError("NOT_FOUND", `no ${item} is left`);
    if (!left.has(item)) checkRoom(left.size);
    left.set(item, pieces - 1);
    reserved += 1;
    ctx.show("reserved", reserved);
  };
  return service(warehouseContract, {
    reserve: async ({ item }, ctx) => {
      await reserve(item, ctx);
      return {};
    },
    reserveAll: async ({ items }, ctx) => {
      const outcomes: string[] = [];
      for (const item of items) {
        outcomes.push(await outcomeOf(reserve(item, ctx)));
      }
      return { outcomes };
    },
  });
}

function checkRoom(kinds: number): void {
  if (kinds < ITEMS_MAX) return;
  const reason = `there are ${ITEMS_MAX} kinds of things; ask for one of them`;
  throw new RpcError("FAILED_PRECONDITION", reason);
}

async function outcomeOf(done: Promise<void>): Promise<string> {
  try {
    await done;
    return "OK";
  } catch (error) {
    if (error instanceof RpcError) return error.status;
    throw error;
  }
}
