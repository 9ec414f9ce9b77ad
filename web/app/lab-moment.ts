/** At which moment of its run does the lab stand? */
import type { Level } from "../../src/ports/event.ts";
import type { Rows } from "../engine/order.ts";
import { countUpTo } from "../scene/spans.ts";
import { placeAt, placeOf, rowsAt } from "./rows.ts";

/** A row, and the moment where the clock stands after it. */
export interface Stand {
  readonly row: number;
  /** Undefined where the clock stands at the row itself. */
  readonly atNs?: number | undefined;
}

export function momentOf(rows: Rows, { row, atNs }: Stand): number {
  return atNs ?? rows.atNs[row] ?? 0;
}

/** The last row that has happened, seen from this level or not. */
export function lastRowOf(rows: Rows, { row, atNs }: Stand): number {
  return atNs === undefined ? row : lastRowUntil(rows, atNs);
}

/** The last row of all that happened up to a moment, and at it. */
export function lastRowUntil(rows: Rows, atNs: number): number {
  return countUpTo(rows.atNs, atNs) - 1;
}

/** The clock at any moment, and the last of the rows one sees until then. */
export function standAt(
  rows: Rows,
  seen: readonly number[],
  atNs: number,
): Stand {
  // The clock of a picture has fractions; that of a run has none.
  const whole = Math.round(atNs);
  return standing(rows, seen[placeAt(rows, seen, whole)] ?? 0, whole);
}

/** The same moment, with the row that one sees from another level. */
export function standFrom(
  rows: Rows,
  level: Level,
  stand: Stand & { readonly eyes?: string },
): Stand {
  const seen = rowsAt(rows, level, stand.eyes);
  const atNs = momentOf(rows, stand);
  if (stand.atNs !== undefined) return standAt(rows, seen, atNs);
  return standing(rows, seen[placeOf(seen, stand.row)] ?? stand.row, atNs);
}

function standing(rows: Rows, row: number, atNs: number): Stand {
  return { row, atNs: rows.atNs[row] === atNs ? undefined : atNs };
}

/** "91400us=crash:bank": at the clock, after all that has happened by then. */
export function handAt(rows: Rows, stand: Stand, action: string): string {
  const atNs = momentOf(rows, stand);
  const row = lastRowOf(rows, stand);
  const nth = rows.atNs[row] === atNs ? `#${rows.nth[row] ?? 0}` : "";
  return `${atNs}ns${nth}=${action}`;
}
