/**
 * What can stand between a program and its calls?
 *
 *     const logged: ClientInterceptor = async (call, next) => {
 *       const reply = await next(call);
 *       count(call.method);
 *       return reply;
 *     };
 *     const bank = client(bankContract, channel, { interceptors: [logged] });
 */
import type { CallOptions } from "./call-options.ts";
import type { HandlerContext } from "./handler-context.ts";

/** A call on its way out, with all its attempts still to come. */
export interface OutgoingUnary {
  /** "/farcall.bank.Bank/pay" */
  readonly path: string;
  readonly method: string;
  readonly request: object;
  readonly options: CallOptions;
}

type Next<Call> = (call: Call) => Promise<unknown>;

/** Goes on by `next`: as it is, changed, twice, or not at all. */
export type ClientInterceptor = (
  call: OutgoingUnary,
  next: Next<OutgoingUnary>,
) => Promise<unknown>;

/** A call that has arrived, its request decoded. */
export interface IncomingUnary {
  readonly path: string;
  readonly method: string;
  readonly request: unknown;
  readonly ctx: HandlerContext;
}

/** The same on a server, in front of the handler. */
export type ServerInterceptor = (
  call: IncomingUnary,
  next: Next<IncomingUnary>,
) => Promise<unknown>;

type Interceptor<Call> = (call: Call, next: Next<Call>) => Promise<unknown>;

/** The first of the list is the outermost: it hears first, and ends last. */
export function intercepted<Call>(
  interceptors: readonly Interceptor<Call>[],
  last: Next<Call>,
): Next<Call> {
  return interceptors.reduceRight<Next<Call>>(
    (next, interceptor) => (call) => interceptor(call, next),
    last,
  );
}
