/** What can one ask of a calculator? */
import { contract, field, method } from "../rpc/contract.ts";

export const calculatorContract = contract("farcall.calculator.Calculator", {
  // A double, so that -1 and 2.5 can be sent and the server must refuse them.
  // The answer is text: from 19 on it does not fit into any number type.
  factorial: method({ n: field(1, "double") }, { digits: field(1, "string") }),
});
