/** What does one recorded line say about an operation of this model? */
import type { HistoryEvent, HistoryProblem, Model, Value } from "./history.ts";

/** A line that was read, before anybody asked whether it fits a model. */
export interface RawEvent {
  readonly type: unknown;
  readonly process: unknown;
  readonly f: unknown;
  /** Undefined when the format writes [key value] where the value stands. */
  readonly key: unknown;
  readonly value: unknown;
  readonly at: string;
  readonly path: string;
}

const TYPES = ["invoke", "ok", "fail", "info"] as const;
const FUNCTIONS = ["read", "write", "cas"] as const;

const NO_TYPE = 'it has no "type"';
const EXAMPLE =
  'for example {"process":0,"type":"invoke","f":"write","value":1}';

/** The event of a line, or the first thing that is wrong with it. */
export function eventOf(
  raw: RawEvent,
  model: Model,
): HistoryEvent | HistoryProblem {
  const { path, at, process: who } = raw;
  const wrong = (what: string, remedy: string) => ({ path, what, remedy });
  const type = TYPES.find((one) => one === raw.type);
  if (type === undefined) {
    const isThere = raw.type !== undefined;
    const what = isThere ? `type ${said(raw.type)} is unknown` : NO_TYPE;
    return wrong(what, `say ${TYPES.join(", ")}; ${EXAMPLE}`);
  }
  const f = FUNCTIONS.find((one) => one === raw.f);
  if (f === undefined) {
    return wrong(`f ${said(raw.f)} is unknown`, "say read, write or cas");
  }
  if (f === "cas" && model === "register") {
    return wrong("a register has no cas", "judge it with --model cas-register");
  }
  if (typeof who !== "string" && typeof who !== "number") {
    return wrong(`process ${said(who)} is none`, "give a number or a text");
  }
  const keyed = keyOf(raw, model, type);
  if ("what" in keyed) return keyed;
  const base = { type, process: String(who), f, key: keyed.key, at, path };
  const values = valuesOf(keyed.value, base);
  return "what" in values ? values : { ...base, ...values };
}

type Values = Pick<HistoryEvent, "value" | "expected">;

/** What the value of an event means for what it does. */
function valuesOf(
  value: unknown,
  { type, f, path }: Pick<HistoryEvent, "type" | "f" | "path">,
): Values | HistoryProblem {
  // Of what failed, or may have happened, it is a reason, if anything.
  if (type === "fail" || type === "info") return { value: undefined };
  if (type === "invoke" && f === "read") return { value: undefined };
  if (f !== "cas") {
    if (isValue(value)) return { value };
    const what = `value ${said(value)} is none that a register holds`;
    const remedy = "give a text, a number, true, false or nil; text if long";
    return { path, what, remedy };
  }
  const [expected, next, more] = Array.isArray(value) ? value : [];
  if (isValue(expected) && isValue(next) && more === undefined) {
    return { value: next, expected };
  }
  const what = `value ${said(value)} is no pair for a cas`;
  return { path, what, remedy: "write [old new]" };
}

interface Keyed {
  readonly key: Value;
  readonly value: unknown;
}

/** Key and value: beside each other, or as [key value], Jepsen's tuple. */
function keyOf(
  { key, value, path }: RawEvent,
  model: Model,
  type: string,
): Keyed | HistoryProblem {
  if (model !== "kv") {
    if (key === undefined) return { key: null, value };
    const what = `key ${said(key)} has no place in a ${model}`;
    return { path, what, remedy: "judge it with --model kv" };
  }
  if (isValue(key)) return { key, value };
  if (key === undefined && Array.isArray(value) && value.length === 2) {
    const [first, second] = value as readonly unknown[];
    if (isValue(first)) return { key: first, value: second };
  }
  // The end of an operation that nobody heard need not repeat its key.
  if (type === "fail" || type === "info") return { key: null, value };
  const what = `value ${said(value)} has no key`;
  return { path, what, remedy: "write [key value], or a key of its own" };
}

function isValue(value: unknown): value is Value {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      // Above 2^53 two numbers of a file can be one in memory.
      return Number.isSafeInteger(value) || value % 1 !== 0;
    default:
      return value === null;
  }
}

const QUOTE_LENGTH_MAX = 60;

function said(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? "something else";
  if (text.length <= QUOTE_LENGTH_MAX) return text;
  return `${text.slice(0, QUOTE_LENGTH_MAX)}…`;
}
