/** Which handler answers which path? */
import { assert } from "../ports/assert.ts";
import { type Fields, pathOf } from "./contract.ts";
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
): ReadonlyMap<string, Entry> {
  const table = new Map<string, Entry>();
  for (const { contract, handlers } of services) {
    for (const [name, method] of Object.entries(contract.methods)) {
      const path = pathOf(contract, name);
      const handler = handlers[name];
      assert(handler !== undefined, `${path} has a handler`);
      assert(!table.has(path), `${path} is offered once`);
      const request = codec(method.request);
      const reply = codec(method.reply);
      table.set(path, { name, handler, request, reply });
    }
  }
  return table;
}
