/** How many are there so far? */
import type { Host } from "../ports/host.ts";
import { contract, field, method } from "../rpc/contract.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";
import { Notebook } from "./notebook.ts";

const value = field(1, "double");

export const counterContract = contract("farcall.counter.Counter", {
  /** The value after it; who asks twice adds twice. */
  add: method({ amount: field(1, "double") }, { value }),
  read: method({}, { value }),
});

const NAME = "count";

/**
 * One number, 0 at first. On a host with a disk an answer means that the disk
 * has it; on any other it begins at 0 again with each start of its process.
 */
export function counter(host: Host): Service {
  const notebook = new Notebook(host, "counter");
  const numberIn = (texts: ReadonlyMap<string, string>) =>
    Number(texts.get(NAME) ?? "0");
  return service(counterContract, {
    add: async ({ amount }) => {
      const value = await notebook.change((texts) => {
        const result = sum(numberIn(texts), amount);
        return { result, writes: { [NAME]: String(result) } };
      });
      host.show(NAME, value);
      return { value };
    },
    read: async () => ({ value: numberIn(await notebook.read()) }),
  });
}

function sum(before: number, amount: number): number {
  if (!Number.isInteger(amount)) {
    const reason = `amount is ${amount}; send a whole number`;
    throw new RpcError("INVALID_ARGUMENT", reason);
  }
  const after = before + amount;
  if (Number.isSafeInteger(after)) return after;
  const reason = `${before} and ${amount} are more than it can count to`;
  throw new RpcError("FAILED_PRECONDITION", `${reason}; send a smaller amount`);
}
