/** How does JSON become a message of a contract, and how does one read? */
import { never } from "../ports/assert.ts";
import { ownOf } from "../ports/own.ts";
import type { Field, Fields, ScalarType } from "../rpc/contract.ts";
import { suggest } from "./nearest.ts";
import { type Parsed, type Problem, quote } from "./problem.ts";
import { visible } from "./visible.ts";

type Known = Field<unknown>;

/** The words that protobuf's JSON has for doubles that JSON cannot write. */
const DOUBLE_WORDS: { readonly [word: string]: number } = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
};

/**
 * The message that plain data stands for: 64-bit numbers may be written as
 * text. Source: protobuf.dev, "ProtoJSON format".
 */
export function messageFromData(
  fields: Fields,
  data: Readonly<Record<string, unknown>>,
  path: string,
): Parsed<Record<string, unknown>> {
  const message: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [name, given] of Object.entries(data)) {
    const known = ownOf(fields, name);
    if (known === undefined) {
      problems.push({
        path,
        what: `"${name}" is no field of the request`,
        remedy: suggest(name, Object.keys(fields)),
      });
      continue;
    }
    const read = readField(known, given, `${path}.${name}`);
    if (read.ok) message[name] = read.value;
    else problems.push(...read.problems);
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: message };
}

function readField(known: Known, given: unknown, path: string) {
  if (!known.isRepeated) return readValue(known.type, given, path);
  if (!Array.isArray(given)) return wrong(path, given, "give a list");
  const values: unknown[] = [];
  const problems: Problem[] = [];
  given.forEach((one, index) => {
    const read = readValue(known.type, one, `${path}[${index}]`);
    if (read.ok) values.push(read.value);
    else problems.push(...read.problems);
  });
  const parsed: Parsed<unknown> =
    problems.length > 0 ? { ok: false, problems } : { ok: true, value: values };
  return parsed;
}

function readValue(
  type: ScalarType,
  given: unknown,
  path: string,
): Parsed<unknown> {
  switch (type) {
    case "string":
      if (typeof given === "string") return { ok: true, value: given };
      return wrong(path, given, "give a text");
    case "bool":
      if (typeof given === "boolean") return { ok: true, value: given };
      return wrong(path, given, "give true or false");
    case "double": {
      if (typeof given === "number") return { ok: true, value: given };
      const word = String(given);
      const isWord = Object.hasOwn(DOUBLE_WORDS, word);
      const special = isWord ? DOUBLE_WORDS[word] : undefined;
      if (special !== undefined) return { ok: true, value: special };
      return wrong(path, given, "give a number");
    }
    case "int64":
      return readWhole(given, path);
    default:
      return never(type);
  }
}

function readWhole(given: unknown, path: string): Parsed<unknown> {
  const text = String(given);
  const isWhole = /^-?\d{1,19}$/.test(text);
  if (isWhole && BigInt.asIntN(64, BigInt(text)) === BigInt(text)) {
    return { ok: true, value: BigInt(text) };
  }
  return wrong(
    path,
    given,
    "give a whole number of 64 bits, large ones as text",
  );
}

function wrong(path: string, given: unknown, remedy: string): Parsed<never> {
  const what = `${quote(given)} does not fit`;
  return { ok: false, problems: [{ path, what, remedy }] };
}

/** A message as JSON data, in the order of its fields. */
export function dataFromMessage(
  fields: Fields,
  message: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [name, { isRepeated }] of Object.entries(fields)) {
    const value = message[name];
    if (value === undefined) continue;
    data[name] = isRepeated ? (value as unknown[]).map(plain) : plain(value);
  }
  return data;
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number" && !Number.isFinite(value))
    return String(value);
  return value;
}

const TEXT_LENGTH_MAX = 80;

/** "amount 5, note \"rent\"": how sentences say a message. */
export function messageInWords(
  fields: Fields,
  message: Readonly<Record<string, unknown>>,
): string {
  const words: string[] = [];
  for (const [name, value] of Object.entries(
    dataFromMessage(fields, message),
  )) {
    words.push(`${name} ${visible(JSON.stringify(value))}`);
  }
  const text = words.join(", ");
  if (text.length <= TEXT_LENGTH_MAX) return text;
  return `${text.slice(0, TEXT_LENGTH_MAX)}…`;
}
