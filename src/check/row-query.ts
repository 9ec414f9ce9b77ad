/** Which rows of a trace does a check ask for? */
import type { Row, Trace } from "../kernel/trace.ts";
import type { Cell } from "../ports/event.ts";
import { toMs } from "../ports/time.ts";
import type { Columns, ColumnValue, RowQuery } from "./check.ts";

/** The kept rows that fit, in order. */
export function* rowsThatFit(trace: Trace, query: RowQuery): Generator<Row> {
  for (let index = 0; index < trace.length; index += 1) {
    if (trace.kindAt(index).name !== query.event) continue;
    const row = trace.row(index);
    if (fits(row, query)) yield row;
  }
}

function fits(row: Row, query: RowQuery): boolean {
  const { host, where = {}, fromMs = 0, toMs: until = Infinity } = query;
  if (host !== undefined && row.host !== host) return false;
  const atMs = toMs(row.at);
  return atMs >= fromMs && atMs <= until && hasColumns(row, where);
}

/** Whether every named column holds what was asked for. */
export function hasColumns(
  row: Pick<Row, "kind" | "cells">,
  columns: Columns,
): boolean {
  return Object.entries(columns).every(([name, wanted]) =>
    isOneOf(columnOf(row, name), wanted),
  );
}

/** What the row holds in that column; undefined when it has no such column. */
export function columnOf(
  row: Pick<Row, "kind" | "cells">,
  name: string,
): Cell | undefined {
  const names = row.kind.columns as readonly string[];
  const index = names.indexOf(name);
  return index < 0 ? undefined : row.cells[index];
}

function isOneOf(cell: Cell | undefined, wanted: ColumnValue): boolean {
  if (typeof wanted === "object") return wanted.some((one) => one === cell);
  return cell === wanted;
}
