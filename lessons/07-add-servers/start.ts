/** Who says whose turn it is? */
import { dispatcherContract } from "farcall/dispatcher";
import { type Service, service } from "farcall/service";

/** What one remembers of a server on the list. 名单上每台服务器要记住的。 */
interface Turn {
  readonly server: string;
  readonly weight: number;
  credit: number;
}

/**
 * Called each time the dispatcher starts: it knows nobody then.
 * 派活人每次启动都会调用一次：这时它谁也不认识。
 */
export default function dispatcher(): Service {
  const turns: Turn[] = [];
  return service(dispatcherContract, {
    list: async ({ servers, weights }) => {
      // TODO 1: from now on these servers take turns, and nobody else.
      //         The same list once more changes nothing: go on counting.
      //         从现在起，只有这些服务器参加轮流。同一份名单再来一次，
      //         什么也没变：接着往下轮。
      // TODO 2: weights[0] is the weight of servers[0], and so on;
      //         an empty weights means that each server weighs 1.
      //         weights[0] 是 servers[0] 的权重，依此类推；
      //         weights 为空，就是每台的权重都是 1。
      return {};
    },
    next: async () => {
      const best = turns[0];
      // TODO 1: each server of the list in turn.
      //         名单上的服务器一台接一台地轮。
      // TODO 2: as often as its weight says, and evenly spread.
      //         权重多少，就轮到多少次，而且均匀铺开。
      return { server: best === undefined ? "" : best.server };
    },
  });
}
