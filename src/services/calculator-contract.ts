/** What can one ask of a calculator? */
import { contract, field, method } from "../rpc/contract.ts";

export const calculatorContract = contract("farcall.calculator.Calculator", {
  // A double, so that a caller can send any number, also -1 and 2.5.
  // The answer is text, so that it arrives digit for digit.
  factorial: method({ n: field(1, "double") }, { digits: field(1, "string") }),
});
