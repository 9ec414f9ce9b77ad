/** What does a calculator do with any number that a caller can send? */
import { calculatorContract } from "farcall/calculator";
import { RpcError } from "farcall/rpc-error";
import { type Service, service } from "farcall/service";

/**
 * More would let one caller keep the server busy.
 * 再大，一个调用方就能让服务器忙个不停。
 */
const N_MAX = 50;

/**
 * Called each time a server starts: what it declares is that server's own.
 * 每台服务器启动时都会调用一次：在这里面声明的变量，只属于这一台服务器。
 */
export default function calculator(): Service {
  return service(calculatorContract, {
    factorial: async ({ n }) => {
      // TODO 1: refuse what is not a whole number from 0 to N_MAX: throw new
      //         RpcError(status, reason) with INVALID_ARGUMENT …
      //         拒绝 0 到 N_MAX 的整数以外的一切：抛出 new RpcError(状态, 原因)，
      //         状态是 INVALID_ARGUMENT……
      // TODO 2: … whose reason says which n it was, and which are good.
      //         ……原因里要写明收到的 n 是多少，哪些才可以。
      // TODO 3: right to the last digit. A number holds 53 bits, a BigInt
      //         such as 1n holds as many as it takes.
      //         直到最后一位都要准确。number 只有 53 位，
      //         像 1n 这样的 BigInt 要多少位有多少位。
      let product = 1;
      for (let factor = 2; factor <= n; factor += 1) {
        product *= factor;
      }
      return { digits: String(product) };
    },
  });
}
