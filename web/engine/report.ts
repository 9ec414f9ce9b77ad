/** What does the engine hand out of a finished run? */

import type { AnyEventKind, Trace } from "../../src/kernel/trace.ts";
import { rowSentence } from "../../src/kernel/trace-text.ts";
import type { Cell } from "../../src/ports/event.ts";
import type { ScenarioRun } from "../../src/scenario/run-scenario.ts";
import { checkReport } from "./check-report.ts";
import type { Kind, Report, Rows } from "./order.ts";

/** The report of a run, with the rows that its trace kept. */
export function reportOf(run: ScenarioRun): Report {
  return {
    digest: run.digest,
    endReason: run.endReason,
    endedAtNs: run.endedAt,
    eventCount: run.eventCount,
    rowCount: run.trace.rowCount,
    failure: failureText(run.failure),
    waiting: run.waiting.map(({ host, task, waitsFor }) => {
      return { host, task, waitsFor: [...waitsFor] };
    }),
    checks: run.checks.map(checkReport),
    rows: rowsOf(run.trace),
  };
}

function failureText(failure: unknown): string {
  if (failure === undefined) return "";
  return failure instanceof Error ? failure.message : String(failure);
}

export function rowsOf(trace: Trace): Rows {
  const { length } = trace;
  const kinds = new KindTable();
  const atNs = new Float64Array(length);
  const nth = new Int32Array(length);
  const cause = new Int32Array(length);
  const kind = new Uint16Array(length);
  const host: string[] = [];
  const sentence: string[] = [];
  const cells: (string | number)[][] = [];
  for (let index = 0; index < length; index += 1) {
    const row = trace.row(index);
    atNs[index] = row.at;
    nth[index] = trace.nthAt(index);
    cause[index] = row.cause;
    kind[index] = kinds.numberOf(row.kind);
    host.push(row.host);
    sentence.push(rowSentence(row));
    cells.push(row.cells.map(readable));
  }
  return { atNs, nth, cause, kind, host, sentence, cells, kinds: kinds.kinds };
}

class KindTable {
  readonly kinds: Kind[] = [];
  readonly #numbers = new Map<AnyEventKind, number>();

  numberOf(kind: AnyEventKind): number {
    const known = this.#numbers.get(kind);
    if (known !== undefined) return known;
    const number = this.kinds.length;
    const { name, level, isNotable, columns } = kind;
    this.kinds.push({ name, level, isNotable, columns: [...columns] });
    this.#numbers.set(kind, number);
    return number;
  }
}

/** Bytes of a cell that one can look at without scrolling. */
const BYTES_SHOWN = 48;

function readable(cell: Cell): string | number {
  if (!(cell instanceof Uint8Array)) return cell;
  let hex = "";
  for (const byte of cell.subarray(0, BYTES_SHOWN)) {
    hex += `${byte.toString(16).padStart(2, "0")} `;
  }
  return cell.length > BYTES_SHOWN ? `${hex}…` : hex.trimEnd();
}
