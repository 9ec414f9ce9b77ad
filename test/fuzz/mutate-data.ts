/** How does data that is right become data that is slightly wrong? */
import type { Draw } from "./draw.ts";

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Deeper than that nothing of a scenario stands. */
const DEPTH_MAX = 30;

/** Every place of some data at which a value stands. */
function placesIn(data: unknown, depth = 0): Place[] {
  if (typeof data !== "object" || data === null) return [];
  if (depth > DEPTH_MAX) return [];
  const holder = data as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [
    { holder, key },
    ...placesIn(holder[key], depth + 1),
  ]);
}

const NUMBERS = [
  ...[0, -0, 1, -1, 2, 5, 0.5, 1.5, 0.0001, 99, 100, 101, 1_000, 65_535],
  ...[65_536, 1e6, 1e9, 2 ** 31, 2 ** 32, 2 ** 53, 1e21, 1e308, -1e308, 5e-324],
];

const TEXTS = [
  ...["", " ", "*", "bank-1", "bank-2", "phone", "registry", "toString"],
  ...["__proto__", "constructor", "bank-1:50051", "bank-1:0", "bank-1:99999"],
  ...["a:1,a:1", "registry://registry:50051", "dns:///bank.example:50051"],
  ...["0s", "-1s", "0.1s", "1e3s", "999999s", "9999999s", ".5s", "0.0000001s"],
  ...["UNAVAILABLE", "unavailable", "ok", "OK", "14", "round_robin"],
  ...["pick_first", "least_request_experimental", "crash", "pause", "restart"],
  ...["handler.started", "call.started", "pay", "balance", "bank", "greeter"],
  ...["\u0000", "\u001b[31m", "\u202e", "\ud800", "名前", "x".repeat(5_000)],
];

const KEYS = [
  ...["__proto__", "constructor", "x", "name", "kind", "atMs", ""],
  ...["\u001b[31m", "\u0000", "k".repeat(5_000)],
];

function anyValue(draw: Draw): unknown {
  switch (draw.below(8)) {
    case 0:
      return null;
    case 1:
      return draw.chance(0.5);
    case 2:
    case 3:
      return draw.pick(NUMBERS);
    case 4:
    case 5:
      return draw.pick(TEXTS);
    case 6:
      return [];
    default:
      return { [draw.pick(KEYS)]: draw.pick(NUMBERS) };
  }
}

/** Of the same kind, so that more of it is found to be right. */
function likeIt({ holder, key }: Place, all: Place[], draw: Draw): unknown {
  const value = holder[key];
  if (typeof value === "boolean") return !value;
  if (typeof value === "string") {
    if (draw.chance(0.5)) return draw.pick(TEXTS);
    const same = draw.pick(all.filter((place) => place.key === key));
    return structuredClone(same.holder[key]);
  }
  if (typeof value !== "number") return anyValue(draw);
  if (draw.chance(0.3)) return draw.pick(NUMBERS);
  return value * draw.pick([0.01, 0.5, 2, 10, 100]);
}

/** Nested `count` times: deeper than any scenario of people. */
function nested(count: number): unknown {
  let data: unknown = 1;
  for (let n = 0; n < count; n += 1) data = [data];
  return data;
}

function change(place: Place, all: Place[], draw: Draw): void {
  const { holder, key } = place;
  const value = holder[key];
  const put = (next: unknown): void => {
    Object.defineProperty(holder, key, { value: next, ...PLAIN });
  };
  switch (draw.below(12)) {
    case 0:
      if (!Array.isArray(holder)) delete holder[key];
      else holder.splice(Number(key), 1);
      break;
    case 1:
      if (Array.isArray(value)) value.push(...structuredClone(value));
      break;
    case 2: {
      const other = draw.pick(all);
      put(structuredClone(other.holder[other.key]));
      break;
    }
    case 3: {
      const name = draw.pick(KEYS);
      const next = anyValue(draw);
      if (!Array.isArray(holder)) {
        Object.defineProperty(holder, name, { value: next, ...PLAIN });
      }
      break;
    }
    case 4:
      put(draw.chance(0.1) ? nested(draw.pick([10, 1_000])) : [value]);
      break;
    case 5:
    case 6:
      put(anyValue(draw));
      break;
    default:
      put(likeIt(place, all, draw));
  }
}

/** As JSON.parse puts keys: "__proto__" is one like any other. */
const PLAIN = { enumerable: true, configurable: true, writable: true };

/** A copy with one to three changes, and what JSON makes of it. */
export function mutateData(data: unknown, draw: Draw): unknown {
  const copy = structuredClone(data);
  for (let left = draw.pick([1, 1, 2, 3]); left > 0; left -= 1) {
    const all = placesIn(copy);
    if (all.length > 0) change(draw.pick(all), all, draw);
  }
  return JSON.parse(JSON.stringify(copy));
}

/** A text with pieces cut out, put in or changed. */
export function mutateText(
  text: string,
  pieces: readonly string[],
  draw: Draw,
): string {
  let left = text;
  for (let count = draw.pick([0, 0, 1, 1, 2, 3]); count > 0; count -= 1) {
    const from = draw.below(left.length + 1);
    const to = from + draw.below(6);
    left = left.slice(0, from) + draw.pick(pieces) + left.slice(to);
  }
  return left;
}
