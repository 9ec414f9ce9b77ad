/** Which rows does one see, where is one, and how do two runs differ? */
import type { Level } from "../../src/ports/event.ts";
import type { Kind, Rows } from "../engine/order.ts";
import { isKnownTo } from "../scene/eyes.ts";
import { isSeen } from "../scene/scene-trace.ts";
import { countUpTo, onceFor } from "../scene/spans.ts";

export function kindOf(rows: Rows, row: number): Kind {
  return rows.kinds[rows.kind[row] ?? 0] as Kind;
}

/**
 * The rows that one sees from as near as `level`, in order. A turning point,
 * such as a drop, is seen from everywhere, as on the command line. Through the
 * eyes of a host one sees only what it lives through; "" sees all.
 */
export function rowsAt(rows: Rows, level: Level, eyes = ""): readonly number[] {
  const known = rowsByLevel(rows);
  const key = `${level} ${eyes}`;
  const found = known.get(key) ?? findRowsAt(rows, level, eyes);
  known.set(key, found);
  return found;
}

/** Each step asks again, and a run has a hundred thousand rows. */
const rowsByLevel = onceFor((_: Rows) => new Map<string, readonly number[]>());

function findRowsAt(rows: Rows, level: Level, eyes: string): number[] {
  const seen = rows.kinds.map((kind) => isSeen(kind, level));
  const found: number[] = [];
  rows.kind.forEach((kind, row) => {
    if (!seen[kind]) return;
    if (eyes === "" || isKnownTo(rows, row, eyes)) found.push(row);
  });
  return found;
}

/** The place in `seen` of the last row at or before `row`; at least 0. */
export function placeOf(seen: readonly number[], row: number): number {
  let low = 0;
  let high = seen.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seen[middle] ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The place in `seen` of the last row at or before a moment. */
export function placeAt(
  rows: Rows,
  seen: readonly number[],
  atNs: number,
): number {
  return placeOf(seen, countUpTo(rows.atNs, atNs) - 1);
}

/** Where a step leads: to the next row seen, or the next turning point. */
export function stepFrom(
  { rows, seen, row }: { rows: Rows; seen: readonly number[]; row: number },
  direction: 1 | -1,
  isNotable: boolean,
): number {
  const start = placeOf(seen, row);
  for (
    let place = start + direction;
    place >= 0 && place < seen.length;
    place += direction
  ) {
    const next = seen[place] as number;
    if (!isNotable || kindOf(rows, next).isNotable) return next;
  }
  return seen[start] ?? 0;
}

/** The first row in which two runs are not the same; undefined if none. */
export function firstDifference(one: Rows, other: Rows): number | undefined {
  const length = Math.max(one.sentence.length, other.sentence.length);
  for (let row = 0; row < length; row += 1) {
    if (!isSameRow(one, other, row)) return row;
  }
  return undefined;
}

function isSameRow(one: Rows, other: Rows, row: number): boolean {
  return (
    one.atNs[row] === other.atNs[row] &&
    one.host[row] === other.host[row] &&
    one.sentence[row] === other.sentence[row] &&
    one.cause[row] === other.cause[row] &&
    String(one.cells[row]) === String(other.cells[row])
  );
}

/** "12.500 ms": a time as the trace says it. */
export function timeText(ns: number): string {
  return `${(ns / 1e6).toFixed(3)} ms`;
}

/** A sentence without the host that its column already names. */
export function sentenceText(rows: Rows, row: number): string {
  const sentence = rows.sentence[row] ?? "";
  const host = rows.host[row] ?? "";
  return sentence.startsWith(`${host}  `) && host !== ""
    ? sentence.slice(host.length + 2)
    : sentence;
}
