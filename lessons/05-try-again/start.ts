/** How does a bank pay once, however often it is asked? */
import { bankContract } from "farcall/bank";
import type { HandlerContext } from "farcall/handler-context";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";
import { ms, seconds } from "farcall/time";

/**
 * Given: so long after its answer a key counts, and no longer.
 * 已经给定：一个键从得到回复起，只在这段时间内有效。
 */
const KEEP = seconds(3);

/**
 * Called each time the bank starts: what it declares is that bank's own.
 * 银行每次启动都会调用一次：在这里面声明的变量，只属于这一家银行。
 */
export default function bank(): Service {
  let balance = 1000;
  // TODO 1: a place for what became of each key.
  //         找个地方，记下每个键的结果。

  const pay = async (amount: number, ctx: HandlerContext) => {
    await askCard(amount, ctx);
    balance -= amount;
    ctx.show("balance", balance);
    return { balance };
  };

  return service(bankContract, {
    balance: async () => ({ balance }),
    pay: async ({ amount }, ctx) => {
      const key = ctx.metadata.get("idempotency-key");
      // TODO 1: a key that was answered before gets that answer again.
      //         Without a key (undefined) each call is paid.
      //         回复过的键，再来时得到同样的回复。没有键（undefined）的调用，
      //         每次都照付。
      // TODO 2: a key whose payment is under way waits for its answer.
      //         键的付款正在进行：等它的回复。
      // TODO 3: forget a key KEEP after its answer, and at once if nothing
      //         was paid, because pay() threw.
      //         回复之后过了 KEEP，就忘掉这个键；pay() 抛出错误、
      //         钱没有付成的，立刻忘掉。
      return pay(amount, ctx);
    },
  });
}

/**
 * Given: asks the card's network, which takes 40 to 160 ms. Leave it.
 * 已经写好：去问卡的网络，用时 40 到 160 毫秒。请不要改动。
 */
async function askCard(amount: number, ctx: HandlerContext): Promise<void> {
  await ctx.sleep(ms(30 + amount));
  // For a moment nobody answers there; then nothing has been paid.
  // 有一小段时间那边没有人应答，这时钱没有付。
  const isAway = ctx.now() > seconds(5) && ctx.now() < ms(5_150);
  if (isAway) throw new RpcError("UNAVAILABLE", "the network is away");
}
