/**
 * How does a program call a method of another as if it were its own?
 *
 *     const to = { host: "bank", port: 50051 };
 *     const channel = new Channel(host, { to, protocol: grpc() });
 *     const bank = client(bankContract, channel);
 *     const { balance } = await bank.pay({ amount: 5 }, { timeout: ms(200) });
 *     // or it throws an RpcError: .status, .reason, .certainty
 *     channel.close();
 */
import type { CallOptions } from "./call-options.ts";
import type { Channel } from "./channel.ts";
import { ClientCall } from "./client-call.ts";
import {
  type Contract,
  type Draft,
  type Message,
  type Methods,
  pathOf,
} from "./contract.ts";
import {
  type ClientInterceptor,
  intercepted,
  type OutgoingUnary,
} from "./interceptor.ts";
import { codec } from "./message.ts";
import { type Metadata, toMetadata } from "./metadata.ts";
import type { MethodPlan } from "./method-plan.ts";
import { RpcError } from "./rpc-error.ts";

/** One function per method; each rejects with an RpcError. */
export type Client<Declared extends Methods> = {
  readonly [Name in keyof Declared]: (
    request: Draft<Declared[Name]["request"]>,
    options?: CallOptions,
  ) => Promise<Message<Declared[Name]["reply"]>>;
};

interface ClientSettings {
  /** Around every call, the first one outermost. */
  readonly interceptors?: readonly ClientInterceptor[];
}

/** A client of this service over this channel. */
export function client<Declared extends Methods>(
  service: Contract<Declared>,
  channel: Channel,
  { interceptors = [] }: ClientSettings = {},
): Client<Declared> {
  const functions: Record<string, unknown> = {};
  for (const [name, method] of Object.entries<Methods[string]>(
    service.methods,
  )) {
    const plan: MethodPlan = {
      name,
      path: pathOf(service, name),
      waitsFor: `the reply to ${name} from ${channel.target}`,
      request: codec(method.request),
      reply: codec(method.reply),
    };
    const { path } = plan;
    const run = intercepted<OutgoingUnary>(interceptors, (call) =>
      startCall(channel, plan, call),
    );
    functions[name] = (request: object, options: CallOptions = {}) =>
      run({ path, method: name, request, options });
  }
  return functions as Client<Declared>;
}

function startCall(
  channel: Channel,
  plan: MethodPlan,
  { request, options }: OutgoingUnary,
): Promise<unknown> {
  const { metadata: init } = options;
  let body: Uint8Array;
  let metadata: Metadata | undefined;
  try {
    body = plan.request.encode(request);
    metadata = init && toMetadata(init);
  } catch (error) {
    const wait = channel.host.tasks.wait<unknown>(plan.waitsFor);
    const reason = `cannot send ${plan.name}: ${(error as Error).message}`;
    const certainty = "did-not-happen";
    wait.reject(new RpcError("INTERNAL", reason, { certainty }));
    return wait.promise;
  }
  return new ClientCall({ channel, plan, body, metadata, options }).start();
}
