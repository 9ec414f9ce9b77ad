/** What does a store keep for its clients, key by key? */
import type { Host } from "../ports/host.ts";
import { contract, field, method } from "../rpc/contract.ts";
import type { HandlerContext } from "../rpc/handler-context.ts";
import { RpcError } from "../rpc/rpc-error.ts";
import { type Service, service } from "../rpc/service.ts";
import { Notebook } from "./notebook.ts";

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

/** Metadata of a write or a cas: the token of a lock's lease. */
export const FENCING_TOKEN = "fencing-token";

const KEY_LENGTH_MAX = 100;
const VALUE_LENGTH_MAX = 200;
const KEYS_MAX = 10_000;

type Texts = ReadonlyMap<string, string>;

/** Of a key, its value and the highest token that came with a write. */
const valueName = (key: string) => `value/${key}`;
const tokenName = (key: string) => `token/${key}`;

/**
 * Keeps texts by key. On a host with a disk an answer means that the disk has
 * it; on any other a process that starts again knows nothing of what the one
 * before was told, not even what it confirmed. An answer that is an error has
 * changed nothing. A write with a token below one that the key has seen is
 * refused: its lease is over (Kleppmann, "How to do distributed locking",
 * 2016).
 */
export function kv(host: Host): Service {
  const notebook = new Notebook(host, "kv");
  return service(kvContract, {
    read: async ({ key }) => {
      const value = (await notebook.read()).get(valueName(key));
      return { value: value ?? "", isThere: value !== undefined };
    },
    write: async ({ key, value }, ctx) => {
      await notebook.change((texts) => ({
        result: undefined,
        writes: checked(texts, { key, value }, ctx),
      }));
      host.show(key, value);
      return {};
    },
    cas: async ({ key, expected, value }, ctx) => {
      const isSwapped = await notebook.change((texts) => {
        if (texts.get(valueName(key)) !== expected) {
          return { result: false, writes: {} };
        }
        return { result: true, writes: checked(texts, { key, value }, ctx) };
      });
      if (isSwapped) host.show(key, value);
      return { isSwapped };
    },
  });
}

interface Entry {
  readonly key: string;
  readonly value: string;
}

/** What to write; throws when that must not be. */
function checked(texts: Texts, { key, value }: Entry, ctx: HandlerContext) {
  checkLength("key", key, KEY_LENGTH_MAX);
  checkLength("value", value, VALUE_LENGTH_MAX);
  // Up to two texts are kept for a key.
  if (texts.size >= 2 * KEYS_MAX && !texts.has(valueName(key))) {
    const reason = `there are ${KEYS_MAX} keys; write to one of them`;
    throw new RpcError("FAILED_PRECONDITION", reason);
  }
  const token = ctx.metadata.get(FENCING_TOKEN);
  if (token === undefined) return { [valueName(key)]: value };
  checkToken(texts.get(tokenName(key)) ?? "0", token);
  return { [valueName(key)]: value, [tokenName(key)]: token };
}

function checkToken(highest: string, token: string): void {
  if (!/^\d{1,15}$/.test(token)) {
    const reason = `${FENCING_TOKEN} is "${token}"; send a whole number`;
    throw new RpcError("INVALID_ARGUMENT", reason);
  }
  if (Number(token) >= Number(highest)) return;
  const reason =
    `token ${token} is of an older lease than ${highest}; ` +
    "acquire the lock again";
  throw new RpcError("FAILED_PRECONDITION", reason);
}

function checkLength(name: string, text: string, lengthMax: number): void {
  if (text.length <= lengthMax) return;
  const reason =
    `the ${name} has ${text.length} characters; ` + `send at most ${lengthMax}`;
  throw new RpcError("INVALID_ARGUMENT", reason);
}
