/** How does a test reach the engine bundle inside a JavaScript engine? */
import type { Order, Report, Rows } from "../../web/engine/order.ts";

/** One engine that has loaded the bundle. */
export interface LoadedEngine {
  readonly name: string;
  /** The digest of each order, in order. Rejects if one is refused. */
  digests(orders: readonly Order[]): Promise<readonly string[]>;
  /** One line for each row of one order, with all its cells. */
  lines(order: Order): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What the bundle puts on the global object. */
export const GLOBAL = "farcallEngine";

/** A row as text, so that two engines can be compared row by row. */
export function linesOf(report: Report): readonly string[] {
  const { rows } = report;
  return rows.sentence.map((_, index) => lineOf(rows, index));
}

function lineOf(rows: Rows, index: number): string {
  const kind = rows.kinds[rows.kind[index] ?? 0];
  const cells = (rows.cells[index] ?? []).join(" | ");
  const place = `${rows.atNs[index]} ns ${rows.host[index]}`;
  return `${place} ${kind?.name} (${cells}) ← ${rows.cause[index]}`;
}
