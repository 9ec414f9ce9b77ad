/** What of a run can one host know? */
import type { Level } from "../../src/ports/event.ts";
import { isSeen, rowOf, type SceneTrace } from "./scene-trace.ts";

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
  trace.host.forEach((at, row) => {
    if (at === host && !BEYOND.has(rowOf(trace, row).kind.name)) {
      known.push(row);
    }
  });
  return {
    atNs: known.map((row) => trace.atNs[row] ?? 0),
    kind: known.map((row) => trace.kind[row] ?? 0),
    host: known.map(() => host),
    cells: known.map((row) => ownCells(trace, row, counts)),
    kinds: trace.kinds,
  };
}

/** The cells, with its own count where the simulation counts on the link. */
function ownCells(
  trace: SceneTrace,
  row: number,
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
