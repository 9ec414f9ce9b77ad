/** What happens to money when a call is made twice? */
import type { Host } from "../ports/host.ts";
import { contract, field, method } from "../rpc/contract.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";

export const bankContract = contract("farcall.bank.Bank", {
  pay: method({ amount: field(1, "double") }, { balance: field(1, "double") }),
  balance: method({}, { balance: field(1, "double") }),
});

const BALANCE_AT_FIRST = 100;

/**
 * One account with 100 on it. A payment that is asked for twice is paid
 * twice: the bank cannot tell a repeated call from a second one. The balance
 * lives in memory, so a crash of the process forgets all payments.
 */
export function bank(host: Host): Service {
  let balance = BALANCE_AT_FIRST;
  host.show("balance", balance);
  return service(bankContract, {
    pay: async ({ amount }, ctx) => {
      checkAmount(amount, balance);
      balance -= amount;
      ctx.show("balance", balance);
      return { balance };
    },
    balance: async () => ({ balance }),
  });
}

function checkAmount(amount: number, balance: number): void {
  if (!(amount > 0 && amount < Number.POSITIVE_INFINITY)) {
    const reason = `amount is ${amount}; send a number above 0`;
    throw new RpcError("INVALID_ARGUMENT", reason);
  }
  if (amount > balance) {
    const reason = `the balance is ${balance}; pay at most that`;
    throw new RpcError("FAILED_PRECONDITION", reason);
  }
}
