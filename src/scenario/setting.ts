/** Which scenario is like this one, but for one value? */
import { suggest } from "./nearest.ts";
import { noText, type Parsed } from "./problem.ts";

/** "clients.phone.perTryTimeoutMs=100", taken apart. */
const SETTING = /^([^=]+)=([\s\S]*)$/;

type Holder = Record<string, unknown> | unknown[];

/**
 * The data with one value changed: a path of keys with dots between, where a
 * list is entered by the name of an item, or the host of a service, or a
 * number from 0. The value is JSON, or a text. What comes out is not
 * validated: a key that nobody knows is for the schema to refuse.
 */
export function withSetting(data: object, text: string): Parsed<object> {
  const [, path = "", value = ""] = SETTING.exec(text) ?? [];
  if (path === "") {
    const remedy = "write defaults.deadlineMs=200";
    return noText(text, "sets nothing", remedy);
  }
  // By way of JSON: a scenario is data that JSON can carry.
  const copy = JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let holder: Holder = copy;
  for (const key of keys) {
    const found = enter(holder, key);
    if (found === undefined) {
      const remedy = suggest(key, keysOf(holder));
      return noText(path, `has no "${key}"`, remedy);
    }
    holder = found;
  }
  const place = placeOf(holder, last);
  if (place === undefined) {
    const remedy = suggest(last, keysOf(holder));
    return noText(path, `has no "${last}"`, remedy);
  }
  (holder as Record<string, unknown>)[place] = readValue(value);
  return { ok: true, value: copy };
}

function enter(holder: Holder, key: string): Holder | undefined {
  const place = placeOf(holder, key);
  if (place === undefined) return undefined;
  const own = Object.hasOwn(holder, place);
  const found = (holder as Record<string, unknown>)[place];
  if (!own) {
    const made = {};
    (holder as Record<string, unknown>)[place] = made;
    return made;
  }
  const isHolder = typeof found === "object" && found !== null;
  return isHolder ? (found as Holder) : undefined;
}

/** Under which key of an object or list a name is found. */
function placeOf(holder: Holder, key: string): string | undefined {
  if (!Array.isArray(holder)) return key === "__proto__" ? undefined : key;
  if (/^\d{1,9}$/.test(key) && Number(key) < holder.length) return key;
  const index = holder.findIndex((item) => nameOf(item) === key);
  return index < 0 ? undefined : String(index);
}

function keysOf(holder: Holder): readonly string[] {
  if (!Array.isArray(holder)) return Object.keys(holder);
  return holder.map((item, index) => nameOf(item) ?? String(index));
}

function nameOf(item: unknown): string | undefined {
  const { name, host, claim } = (item ?? {}) as Record<string, unknown>;
  return [name, host, claim].find((one) => typeof one === "string") as
    | string
    | undefined;
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
