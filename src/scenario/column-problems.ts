/** Can a row of that kind hold what is asked for? */
import type { Columns, ColumnValue } from "../check/check.ts";
import { ownOf } from "../ports/own.ts";
import { CERTAINTIES } from "../rpc/certainty.ts";
import { STATUSES } from "../rpc/status.ts";
import { EVENT_KINDS } from "./event-kinds.ts";
import { suggest } from "./nearest.ts";
import type { Problem } from "./problem.ts";

/** Columns that rows of the kind lack, or words that no such column holds. */
export function columnProblems(
  event: string,
  columns: Columns,
  path: string,
): Problem[] {
  return [
    ...unknownColumns(event, Object.keys(columns), path),
    ...Object.entries(columns).flatMap(([name, value]) =>
      unknownWords(event, { name, value, path: `${path}.${name}` }),
    ),
  ];
}

/** The columns that hold one of a few words. */
const COLUMN_WORDS: Readonly<Record<string, readonly string[]>> = {
  status: STATUSES,
  certainty: CERTAINTIES,
};

interface Asked {
  readonly name: string;
  readonly value: ColumnValue;
  readonly path: string;
}

/** A word that the column never holds: no row would ever fit. */
function unknownWords(event: string, { name, value, path }: Asked): Problem[] {
  // What a server says of its health has words of its own.
  const known =
    event === "health.heard" ? undefined : ownOf(COLUMN_WORDS, name);
  if (known === undefined) return [];
  const words = typeof value === "object" ? value : [value];
  const unknown = words.filter((word) => !known.includes(String(word)));
  return unknown.map((word) => ({
    path,
    what: `"${word}" is no ${name}`,
    remedy: suggest(String(word), known),
  }));
}

/** Columns that rows of the kind lack. */
export function unknownColumns(
  event: string,
  columns: readonly string[],
  path: string,
): Problem[] {
  const known = EVENT_KINDS.get(event)?.columns as
    | readonly string[]
    | undefined;
  if (known === undefined) return [];
  const unknown = columns.filter((name) => !known.includes(name));
  return unknown.map((name) => ({
    path,
    what: `${event} has no column "${name}"`,
    remedy: suggest(name, known),
  }));
}
