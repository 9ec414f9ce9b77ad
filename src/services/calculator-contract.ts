/** What can one ask of a calculator? */
import { contract, field, method } from "../rpc/contract.ts";

export const calculatorContract = contract("farcall.calculator.Calculator", {
  // A double, so that -1 and 2.5 can be sent and the server must refuse them.
  // The answer is text: 21! is too large for 64 bits, and 23! is the first that
  // a double would round.
  factorial: method({ n: field(1, "double") }, { digits: field(1, "string") }),
});
