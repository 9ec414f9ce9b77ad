/** What does "hello" answer? */
import { contract, field, method } from "../rpc/contract.ts";
import { type Service, service } from "../rpc/service.ts";

export const greeterContract = contract("farcall.greeter.Greeter", {
  hello: method({ name: field(1, "string") }, { text: field(1, "string") }),
});

/** Greets by name, and the world when there is none. */
export function greeter(): Service {
  return service(greeterContract, {
    hello: async ({ name }) => ({ text: `Hello ${name || "World"}` }),
  });
}
