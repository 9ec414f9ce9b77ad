/** What does a librarian answer who has to ask the archive? */
import { type Archive, librarianContract } from "farcall/archive";
import type { HandlerContext } from "farcall/handler-context";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";
import { ms, ns, seconds } from "farcall/time";

/**
 * Given: what it takes to look into the cards and to be heard in time.
 * 已经给定：查一次卡片、再及时把回复送到，需要这么久。
 */
const RESERVE = ms(40);

/**
 * Called each time the desk starts; `archive` is whom it can ask.
 * 服务台每次启动都会调用一次；`archive` 是它可以去问的档案库。
 */
export default function librarian(_host: unknown, archive: Archive): Service {
  return service(librarianContract, {
    search: async ({ word, pages }, ctx) => {
      // TODO 1: ask in the name of the reader: { parent: ctx }.
      //         以读者的名义去问：{ parent: ctx }。
      // TODO 2: give the archive what is left, but for the reserve, and answer
      //         from the cards if it did not answer by then.
      //         剩下的时间扣掉 RESERVE，都给档案库；到时没有回复，就查卡片回答。
      // TODO 3: say that what stands on the cards is not exact; hand on any
      //         other error as it is.
      //         说明卡片上的数不精确；别的错误原样传出去。
      const { hits, isExact } = await archive.search({ word, pages });
      return { hits, isExact };
    },
  });
}

/**
 * Given: what is left of the reader's time; who names none has a second.
 * 已经写好：读者还剩多少时间；没有说明的，算一秒。
 */
function left(ctx: HandlerContext): number {
  return ctx.deadline === undefined ? seconds(1) : ctx.deadline - ctx.now();
}

/**
 * Given: how many hits the cards promise. To look takes 10 ms.
 * 已经写好：照卡片估计有多少条结果。查一次用时 10 毫秒。
 */
async function fromCards(word: string, ctx: HandlerContext): Promise<number> {
  await ctx.work(ms(10));
  return 100 * word.length;
}
