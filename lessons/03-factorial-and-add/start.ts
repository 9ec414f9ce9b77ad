/** What does a calculator do with any number that a caller can send? */
import { calculatorContract } from "farcall/calculator";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";

/** More would let one caller keep the server busy. */
const N_MAX = 50;

/** Called each time a server starts: what it declares is that server's own. */
export default function calculator(): Service {
  return service(calculatorContract, {
    factorial: async ({ n }) => {
      // TODO 1: refuse what is not a whole number from 0 to N_MAX: throw new
      //         RpcError(status, reason) with INVALID_ARGUMENT …
      // TODO 2: … whose reason says which n it was, and which are good.
      // TODO 3: right to the last digit. A number holds 53 bits, a BigInt
      //         such as 1n holds as many as it takes.
      let product = 1;
      for (let factor = 2; factor <= n; factor += 1) {
        product *= factor;
      }
      return { digits: String(product) };
    },
  });
}
