/** What else would be wrong with this data, if it were spelled right? */
import type * as z from "zod/mini";

/** What a problem says that knows the word that was meant. */
const MEANT = /did you mean "([^"]+)"\?$/;

type Holder = Record<PropertyKey, unknown>;

/**
 * A copy in which each problem is mended as its remedy says, or what it is
 * about is left out: so that names that do not exist are told together with
 * words that are misspelt, and not one layer after the other. Undefined where
 * that cannot be done.
 */
export function mended(
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
): unknown {
  let copy: unknown;
  try {
    copy = JSON.parse(JSON.stringify(data));
  } catch {
    return undefined;
  }
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") continue;
    const holder = follow(copy, issue.path.slice(0, -1));
    mendValue(holder, issue.path.at(-1), meantBy(issue));
  }
  // Now, so that nothing takes away what is found under its right name.
  for (const issue of issues) {
    if (issue.code !== "unrecognized_keys") continue;
    mendKeys(follow(copy, issue.path), issue.keys, meantBy(issue));
  }
  return copy;
}

function meantBy({ message }: z.core.$ZodIssue): string | undefined {
  return MEANT.exec(message)?.[1];
}

function follow(
  data: unknown,
  path: readonly PropertyKey[],
): Holder | undefined {
  let at = data;
  for (const key of path) {
    if (!isHolder(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return isHolder(at) ? at : undefined;
}

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null;
}

function mendKeys(
  holder: Holder | undefined,
  [first = "", ...others]: readonly string[],
  meant: string | undefined,
): void {
  if (holder === undefined) return;
  const value = holder[first];
  for (const key of [first, ...others]) delete holder[key];
  if (meant !== undefined && !Object.hasOwn(holder, meant)) {
    holder[meant] = value;
  }
}

function mendValue(
  holder: Holder | undefined,
  key: PropertyKey | undefined,
  meant: string | undefined,
): void {
  if (holder === undefined || key === undefined) return;
  if (meant !== undefined) holder[key] = meant;
  // Of a list nothing can go: the places of all others would be wrong.
  else if (!Array.isArray(holder)) delete holder[key];
}
