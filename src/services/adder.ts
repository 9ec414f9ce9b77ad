/** What is the sum of any count of numbers? */
import { contract, field, method, repeated } from "../rpc/contract.ts";
import { type Service, service } from "../rpc/service.ts";

export const adderContract = contract("farcall.adder.Adder", {
  add: method({ numbers: repeated(1, "double") }, { sum: field(1, "double") }),
});

/** Adds from left to right; the sum of nothing is 0. */
export function adder(): Service {
  return service(adderContract, {
    add: async ({ numbers }) => {
      let sum = 0;
      for (const number of numbers) sum += number;
      return { sum };
    },
  });
}
