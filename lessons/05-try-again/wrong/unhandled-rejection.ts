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
  const answers = new Map<string, Promise<{ balance: number }>>();

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
      if (key === undefined) return pay(amount, ctx);
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = pay(amount, ctx);
      answers.set(key, answer);
      void answer
        .then(() => ctx.sleep(KEEP))
        .finally(() => answers.delete(key));
      return answer;
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
