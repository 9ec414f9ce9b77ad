/** What is wrong with what came from outside, where, and what to do? */

import { visible } from "./visible.ts";

/** One problem of data from outside. All of them are reported at once. */
export interface Problem {
  /** "links[2].lossProbability"; "" for the whole. */
  readonly path: string;
  /** The value and what is wrong with it: "1.4 is above 1". */
  readonly what: string;
  /** What to do: "give a probability from 0 to 1". */
  readonly remedy: string;
  /** So many others are like it, at other places of the same lists. */
  readonly more?: number;
}

/** What was read from outside, or every problem that it has. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** "links[2].lossProbability: 1.4 is above 1; give a probability …" */
export function formatProblem(problem: Problem): string {
  const where = problem.path === "" ? "" : `${problem.path}: `;
  const { more } = problem;
  const others = more === undefined ? "" : ` (and ${more} more like it)`;
  return `${where}${problem.what}; ${problem.remedy}${others}`;
}

/** The path of a member, from the keys that lead to it. */
export function formatPath(keys: readonly PropertyKey[]): string {
  let path = "";
  for (const key of keys) {
    if (typeof key === "number") path += `[${key}]`;
    else path += path === "" ? shown(String(key)) : `.${shown(String(key))}`;
  }
  return path;
}

const QUOTE_LENGTH_MAX = 60;

/** A text of somebody else: no controls, cut where it gets long. */
export function shown(text: string, lengthMax = QUOTE_LENGTH_MAX): string {
  const safe = visible(text);
  return safe.length <= lengthMax ? safe : `${safe.slice(0, lengthMax)}…`;
}

/** A value as problems quote it: as JSON, cut where it gets long. */
export function quote(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "number") return String(value);
  return shown(jsonOf(value));
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // It goes round in a circle, or is nested deeper than the engine goes.
    return Array.isArray(value) ? "[…]" : "{…}";
  }
}

/** One problem with one text, such as an argument of the command line. */
export function noText(
  text: string,
  what: string,
  remedy: string,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  const problem = { path: "", what: `${quote(text)} ${what}`, remedy };
  return { ok: false, problems: [problem] };
}
