/** What does a server execute when a call arrives? */
import type { Contract, Draft, Message, Methods } from "./contract.ts";
import type { HandlerContext } from "./handler-context.ts";

/** One async function per method of the contract. */
export type Handlers<Declared extends Methods> = {
  readonly [Name in keyof Declared]: (
    request: Message<Declared[Name]["request"]>,
    ctx: HandlerContext,
  ) => Promise<Draft<Declared[Name]["reply"]>>;
};

/** A handler, whatever its contract. */
export type Handler = (
  request: unknown,
  ctx: HandlerContext,
) => Promise<object>;

/** A contract with its handlers. */
export interface Service {
  readonly contract: Contract;
  readonly handlers: Readonly<Record<string, Handler>>;
}

/** `service(bankContract, { pay: async ({ amount }, ctx) => … })`. */
export function service<Declared extends Methods>(
  contract: Contract<Declared>,
  handlers: Handlers<Declared>,
): Service {
  return {
    contract,
    handlers: handlers as unknown as Readonly<Record<string, Handler>>,
  };
}
