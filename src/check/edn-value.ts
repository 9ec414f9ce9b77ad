/** Which value did Clojure write there? */
import type { Value } from "./history.ts";

/** A value, or a vector of them: all that a line of Jepsen's log holds. */
export type EdnValue = Value | readonly EdnValue[];

const TOKEN =
  /\s*(?:([[\]])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|([^\s[\]"]+))\s*/y;

/** Vectors in vectors beyond this are no values of histories. */
const DEPTH_MAX = 4;

/**
 * Reads nil, true, 7, "text", :keyword and [vectors]; undefined when it is
 * something else. Source: github.com/edn-format/edn.
 */
export function readEdn(text: string): EdnValue | undefined {
  // One vector for what is in none, then one for each that is still open.
  const open: EdnValue[][] = [[]];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text);
    if (token === null || open.length > DEPTH_MAX) return undefined;
    const [, bracket] = token;
    if (bracket === "[") {
      const vector: EdnValue[] = [];
      open.at(-1)?.push(vector);
      open.push(vector);
    } else if (bracket === "]") {
      open.pop();
      if (open.length === 0) return undefined;
    } else {
      open.at(-1)?.push(scalarOf(token));
    }
  }
  const [values] = open;
  return open.length === 1 && values?.length === 1 ? values[0] : undefined;
}

function scalarOf(token: readonly (string | undefined)[]): Value {
  const [, , quoted, digits, word = ""] = token;
  if (quoted !== undefined) return quoted.slice(1, -1).replace(/\\(.)/g, "$1");
  if (digits !== undefined) {
    // A whole number that no double holds is told apart by its digits.
    const number = Number(digits);
    return Number.isSafeInteger(number) || digits.includes(".")
      ? number
      : digits;
  }
  if (word === "nil") return null;
  return word === "true" || word === "false" ? word === "true" : word;
}
