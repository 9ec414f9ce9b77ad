/** How does a learner's handler ask the service behind it? */
import { type Duration, END_OF_TIME, ns } from "../../ports/time.ts";
import type { CallOptions } from "../../rpc/call-options.ts";
import { client } from "../../rpc/client.ts";
import { HandlerContext } from "../../rpc/handler-context.ts";
import type { Upstream } from "../../services/upstream.ts";

/** What a handler may say about a call that it makes. */
type LearnerOptions = Pick<CallOptions, "timeout" | "parent">;

type Ask = (request: object, options?: LearnerOptions) => Promise<object>;

/**
 * One function for each method of the service behind. The channel itself
 * stays out of reach, and of the options only those that are checked here
 * are handed on.
 */
export function learnerUpstream({
  contract,
  channel,
}: Upstream): Readonly<Record<string, Ask>> {
  const real = client(contract, channel) as Readonly<Record<string, Ask>>;
  const names = Object.keys(contract.methods);
  const entries = names.map((name): [string, Ask] => {
    const ask: Ask = (request, options) =>
      (real[name] as Ask)(request, checkedOptions(options));
    return [name, Object.freeze(ask)];
  });
  return Object.freeze(Object.fromEntries(entries));
}

function checkedOptions(options: LearnerOptions = {}): LearnerOptions {
  // Read once: what is checked is what is used.
  const { timeout, parent, ...others } = options;
  const [other] = Object.keys(others);
  if (other !== undefined) {
    throw new Error(`there is no option ${other} here; timeout and parent are`);
  }
  if (parent !== undefined && !(parent instanceof HandlerContext)) {
    throw new Error("parent is the ctx of a handler: { parent: ctx }");
  }
  return {
    ...(timeout !== undefined && { timeout: checkedDuration(timeout) }),
    ...(parent !== undefined && { parent }),
  };
}

function checkedDuration(given: Duration): Duration {
  if (given >= 0 && given <= END_OF_TIME) return ns(given);
  const got = typeof given === "number" ? `${given}` : typeof given;
  throw new Error(`timeout is a duration such as ms(200), not ${got}`);
}
