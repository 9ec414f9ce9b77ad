/** What if a BigInt is multiplied by a number? */
import { calculatorContract } from "farcall/calculator";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";

/** More would let one caller keep the server busy. */
const N_MAX = 50;

/** Called each time a server starts: what it declares is that server's own. */
export default function calculator(): Service {
  return service(calculatorContract, {
    factorial: async ({ n }) => {
      if (!Number.isInteger(n) || n < 0 || n > N_MAX) {
        const remedy = `send a whole number from 0 to ${N_MAX}`;
        throw new RpcError("INVALID_ARGUMENT", `n is ${n}; ${remedy}`);
      }
      let product = 1n;
      for (let factor = 2; factor <= n; factor += 1) {
        product *= factor as unknown as bigint;
      }
      return { digits: String(product) };
    },
  });
}
