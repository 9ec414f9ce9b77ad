/** What is n factorial, for which n, and who says so? */
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";
import { calculatorContract } from "./calculator-contract.ts";

/** 1000! has 2,568 digits; more would let one caller keep a core busy. */
const N_MAX = 1000;

export function calculator(): Service {
  return service(calculatorContract, {
    factorial: async ({ n }) => ({ digits: factorial(n) }),
  });
}

function factorial(n: number): string {
  const problem = problemOf(n);
  if (problem !== undefined) {
    const remedy = `send a whole number from 0 to ${N_MAX}`;
    const reason = `n is ${n}, ${problem}; ${remedy}`;
    throw new RpcError("INVALID_ARGUMENT", reason);
  }
  let product = 1n;
  for (let factor = 2; factor <= n; factor++) product *= BigInt(factor);
  return product.toString();
}

function problemOf(n: number): string | undefined {
  if (!Number.isInteger(n)) return "which is not whole";
  if (n < 0) return "which is below 0";
  return n > N_MAX ? `which is above ${N_MAX}` : undefined;
}
