/** How does a bank pay once, however often it is asked? */
import { bankContract } from "farcall/bank";
import type { HandlerContext } from "farcall/handler-context";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";
import { ms, seconds } from "farcall/time";

/** Given: so long after its answer a key counts, and no longer. */
const KEEP = seconds(3);

/** Called each time the bank starts: what it declares is that bank's own. */
export default function bank(): Service {
  let balance = 1000;
  // TODO 1: a place for what became of each key.

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
      // TODO 2: a key whose payment is under way waits for its answer.
      // TODO 3: forget a key KEEP after its answer, and at once if nothing
      //         was paid, because pay() threw.
      return pay(amount, ctx);
    },
  });
}

/** Given: asks the card's network, which takes 40 to 160 ms. Leave it. */
async function askCard(amount: number, ctx: HandlerContext): Promise<void> {
  await ctx.sleep(ms(30 + amount));
  // For a moment nobody answers there; then nothing has been paid.
  const isAway = ctx.now() > seconds(5) && ctx.now() < ms(5_150);
  if (isAway) throw new RpcError("UNAVAILABLE", "the network is away");
}
