/** What of a run can one host know? */
import type { Level } from "../../src/ports/event.ts";
import {
  isSeen,
  rowOf,
  type SceneKind,
  type SceneTrace,
} from "./scene-trace.ts";

/** Rows about a host that it does not live through itself. */
const BEYOND = new Set([
  "host.crashed",
  "host.process-crashed",
  "host.restarted",
  "host.paused",
  "host.resumed",
  "disk.lost",
]);

/**
 * The rows of a run that one host sees: what it did and what reached it. All
 * else is not greyed but gone. Packets and rows that arrive carry numbers of
 * the simulation; the host counts for itself.
 */
export function knownTo(trace: SceneTrace, host: string): SceneTrace {
  const counts = new Map<string, number>();
  const known: number[] = [];
  trace.host.forEach((_, row) => {
    if (isKnownTo(trace, row, host)) known.push(row);
  });
  return {
    atNs: known.map((row) => trace.atNs[row] ?? 0),
    kind: known.map((row) => trace.kind[row] ?? 0),
    host: known.map(() => host),
    cells: known.map((row) => ownCells(trace, row, counts)),
    kinds: trace.kinds,
  };
}

/** True when a host lives through the row itself. */
export function isKnownTo(
  trace: SceneTrace,
  row: number,
  host: string,
): boolean {
  const { name } = trace.kinds[trace.kind[row] ?? 0] as SceneKind;
  return trace.host[row] === host && !BEYOND.has(name);
}

/** The cells, with its own count where the simulation counts on the link. */
export function ownCells(
  trace: SceneTrace,
  row: number,
  /** How many have come so far, by link. */
  counts: Map<string, number>,
): readonly (string | number)[] {
  const { kind, text } = rowOf(trace, row);
  const cells = trace.cells[row] ?? [];
  if (kind.name !== "packet.received") return cells;
  const n = (counts.get(text("link")) ?? 0) + 1;
  counts.set(text("link"), n);
  return cells.map((cell, index) => (kind.columns[index] === "n" ? n : cell));
}

interface Part {
  readonly level: Level;
  /** The rows before this moment. */
  readonly untilNs: number;
}

/** What a host would write down, a line for each row, to compare two runs. */
export function knownLines(
  trace: SceneTrace,
  host: string,
  { level, untilNs }: Part,
): string[] {
  const known = knownTo(trace, host);
  const lines: string[] = [];
  known.host.forEach((_, row) => {
    const { atNs, kind } = rowOf(known, row);
    if (atNs >= untilNs || !isSeen(kind, level)) return;
    lines.push(`${atNs} ${kind.name} ${known.cells[row]?.join(" ")}`);
  });
  return lines;
}

/**
 * All that a host could write down in a run. When it was switched on is chance
 * of the simulation and says nothing about the others.
 */
export function writtenBy(trace: SceneTrace, host: string): string {
  const part = { level: "packet", untilNs: Number.POSITIVE_INFINITY } as const;
  const lines = knownLines(trace, host, part);
  return lines.filter((line) => !FIRST_START.test(line)).join("\n");
}

const FIRST_START = /^\d+ host\.started \S+ 1$/;
