/** What if the error that says “too late” is not known by its name? */
import { type Archive, librarianContract } from "farcall/archive";
import type { HandlerContext } from "farcall/handler-context";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";
import { ms, ns, seconds } from "farcall/time";

/** Given: what it takes to look into the cards and to be heard in time. */
const RESERVE = ms(40);

/** Called each time the desk starts; `archive` is whom it can ask. */
export default function librarian(_host: unknown, archive: Archive): Service {
  return service(librarianContract, {
    search: async ({ word, pages }, ctx) => {
      const timeout = ns(Math.max(0, left(ctx) - RESERVE));
      try {
        return await archive.search({ word, pages }, { parent: ctx, timeout });
      } catch (error) {
        const isKnown = error instanceof RpcError;
        if (!isKnown || error.status !== "UNAVAILABLE") throw error;
        return { hits: await fromCards(word, ctx), isExact: false };
      }
    },
  });
}

/** Given: what is left of the reader's time; who names none has a second. */
function left(ctx: HandlerContext): number {
  return ctx.deadline === undefined ? seconds(1) : ctx.deadline - ctx.now();
}

/** Given: how many hits the cards promise. To look takes 10 ms. */
async function fromCards(word: string, ctx: HandlerContext): Promise<number> {
  await ctx.work(ms(10));
  return 100 * word.length;
}
