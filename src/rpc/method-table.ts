/** Which handler answers which path? */
import { assert } from "../ports/assert.ts";
import { type Fields, pathOf } from "./contract.ts";
import {
  type IncomingUnary,
  intercepted,
  type ServerInterceptor,
} from "./interceptor.ts";
import { type Codec, codec } from "./message.ts";
import type { Handler, Service } from "./service.ts";

/** One method of a server, ready to run. */
export interface Entry {
  /** "pay" */
  readonly name: string;
  readonly handler: Handler;
  readonly request: Codec<Fields>;
  readonly reply: Codec<Fields>;
}

/** The methods of all services by their path. */
export function methodTable(
  services: readonly Service[],
  interceptors: readonly ServerInterceptor[] = [],
): ReadonlyMap<string, Entry> {
  const table = new Map<string, Entry>();
  for (const { contract, handlers } of services) {
    for (const [name, method] of Object.entries(contract.methods)) {
      const path = pathOf(contract, name);
      const inner = handlers[name];
      assert(inner !== undefined, `${path} has a handler`);
      const handler = behind(interceptors, { path, method: name }, inner);
      assert(!table.has(path), `${path} is offered once`);
      const request = codec(method.request);
      const reply = codec(method.reply);
      table.set(path, { name, handler, request, reply });
    }
  }
  return table;
}

/** The same handler when nobody is in front of it. */
function behind(
  interceptors: readonly ServerInterceptor[],
  place: { readonly path: string; readonly method: string },
  handler: Handler,
): Handler {
  if (interceptors.length === 0) return handler;
  const run = intercepted<IncomingUnary>(interceptors, ({ request, ctx }) =>
    handler(request, ctx),
  );
  return (request, ctx) => run({ ...place, request, ctx }) as Promise<object>;
}
