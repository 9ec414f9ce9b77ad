/** How does a run read? */
import { type Cell, isSeenFrom, type Level } from "../ports/event.ts";
import type { Row, Trace } from "./trace.ts";

const TIME_WIDTH = 12;
const HOST_WIDTH = 8;

/** "12.500 ms": the time of a row, to the microsecond. */
export function rowTime(row: Row): string {
  return `${(row.at / 1e6).toFixed(3)} ms`;
}

/** What happened in a row, without time and place. */
export function rowSentence(row: Row): string {
  return row.kind.sentence(...row.cells);
}

/** One line: time, host, sentence. */
export function rowText(row: Row): string {
  const time = rowTime(row).padStart(TIME_WIDTH);
  return `${time}  ${row.host.padEnd(HOST_WIDTH)}  ${rowSentence(row)}`;
}

/** The lines of all kept rows that one sees from as near as `level`. */
export function traceText(trace: Trace, level: Level): string {
  const lines: string[] = [];
  for (const row of rowsOf(trace, level)) lines.push(rowText(row).trimEnd());
  return lines.map((line) => `${line}\n`).join("");
}

/** The kept rows, one JSON object a line, with each cell by its name. */
export function traceJsonLines(trace: Trace): string {
  const lines: string[] = [];
  for (const row of rowsOf(trace, "packet")) lines.push(rowJson(row));
  return lines.map((line) => `${line}\n`).join("");
}

/** The kept rows that one sees from as near as `level`. */
function* rowsOf(trace: Trace, level: Level): Generator<Row> {
  for (let index = 0; index < trace.length; index += 1) {
    if (isSeenFrom(trace.kindAt(index).level, level)) yield trace.row(index);
  }
}

/** One JSON object, with each cell by its name. */
export function rowJson(row: Row): string {
  const cells: { [name: string]: string | number } = {};
  const names = row.kind.columns as readonly string[];
  row.cells.forEach((cell, index) => {
    cells[names[index] ?? `cell${index}`] = cellJson(cell);
  });
  const { number, at, host, cause } = row;
  return JSON.stringify({
    row: number,
    at,
    host,
    kind: row.kind.name,
    cause,
    cells,
  });
}

function cellJson(cell: Cell): string | number {
  if (!(cell instanceof Uint8Array)) return cell;
  let hex = "";
  for (const byte of cell) hex += byte.toString(16).padStart(2, "0");
  return hex;
}
