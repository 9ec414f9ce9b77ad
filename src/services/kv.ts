/** What does a store keep for its clients, key by key? */
import type { Host } from "../ports/host.ts";
import { contract, field, method } from "../rpc/contract.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";

const key = field(1, "string");

export const kvContract = contract("farcall.kv.Kv", {
  read: method(
    { key },
    { value: field(1, "string"), isThere: field(2, "bool") },
  ),
  write: method({ key, value: field(2, "string") }, {}),
  /** Compare and set: writes if the key holds what is expected. */
  cas: method(
    { key, expected: field(2, "string"), value: field(3, "string") },
    { isSwapped: field(1, "bool") },
  ),
});

const KEY_LENGTH_MAX = 100;
const VALUE_LENGTH_MAX = 200;
const KEYS_MAX = 10_000;

/**
 * Keeps texts by key in memory, one life long: a process that starts again
 * knows nothing of what the one before was told, not even what it confirmed.
 * A store that must not forget keeps its writes on a disk. An answer that is
 * an error has changed nothing.
 */
export function kv(host: Host): Service {
  const values = new Map<string, string>();
  const write = (key: string, value: string): void => {
    checkLength("key", key, KEY_LENGTH_MAX);
    checkLength("value", value, VALUE_LENGTH_MAX);
    if (values.size >= KEYS_MAX && !values.has(key)) {
      const reason = `there are ${KEYS_MAX} keys; write to one of them`;
      throw new RpcError("FAILED_PRECONDITION", reason);
    }
    values.set(key, value);
    host.show(key, value);
  };
  return service(kvContract, {
    read: async ({ key }) => {
      const value = values.get(key);
      return { value: value ?? "", isThere: value !== undefined };
    },
    write: async ({ key, value }) => {
      write(key, value);
      return {};
    },
    cas: async ({ key, expected, value }) => {
      const isSwapped = values.get(key) === expected;
      if (isSwapped) write(key, value);
      return { isSwapped };
    },
  });
}

function checkLength(name: string, text: string, lengthMax: number): void {
  if (text.length <= lengthMax) return;
  const reason =
    `the ${name} has ${text.length} characters; ` + `send at most ${lengthMax}`;
  throw new RpcError("INVALID_ARGUMENT", reason);
}
