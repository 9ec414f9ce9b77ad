/** How does a run get from the sandbox to the one who judges it? */
import { type Row, Trace } from "../kernel/trace.ts";
import type { Instant } from "../ports/time.ts";
import { EVENT_KINDS } from "../scenario/event-kinds.ts";

/** A row as JSON: number, ns, host, kind, cause, and its cells. */
type RowData = readonly [
  number: number,
  at: number,
  host: string,
  kind: string,
  cause: number,
  ...cells: (string | number)[],
];

/** A run as JSON can carry it. */
export interface RunRecord {
  readonly digest: string;
  /** Why the run failed as a run; "" when it did not. */
  readonly failure: string;
  /** What a handler threw first, by mistake; "" when none did. */
  readonly thrown: string;
  /** What ended the run, as nobody handled its promise; "" when none did. */
  readonly rejected: string;
  readonly output: readonly string[];
  readonly rows: readonly RowData[];
}

/** A record that was read: the rows as a trace, judged by our own code. */
export interface ReadRun {
  readonly digest: string;
  readonly failure: string;
  readonly thrown: string;
  readonly rejected: string;
  readonly output: readonly string[];
  readonly trace: Trace;
  /** The number that a row of `trace` had in the run it comes from. */
  numberOf(row: Row): number;
}

/** What came of one run, or one line about why nothing did. */
export type RunOutcome =
  | { readonly kind: "run"; readonly run: ReadRun }
  | { readonly kind: "failed"; readonly reason: string };

/** More rows than a lesson's run may have. */
const ROWS_MAX = 50_000;
const TEXT_LENGTH_MAX = 1000;
const OUTPUT_MAX = 101;

/** Why a trace is too long to be judged; "" when it is not. */
export function lengthProblem({ length }: Trace): string {
  if (length <= ROWS_MAX) return "";
  return `the run left ${length} rows in its trace; ${ROWS_MAX} are enough`;
}

/** The rows of a trace that JSON can carry: payloads stay behind. */
export function rowsAsData(trace: Trace): readonly RowData[] {
  const rows: RowData[] = [];
  const count = Math.min(trace.length, ROWS_MAX);
  for (let index = 0; index < count; index += 1) {
    const { number, at, host, kind, cause, cells } = trace.row(index);
    rows.push([number, at, host, kind.name, cause, ...cells.map(asData)]);
  }
  return rows;
}

function asData(cell: unknown): string | number {
  if (typeof cell === "string") return cell.slice(0, TEXT_LENGTH_MAX);
  return typeof cell === "number" && Number.isFinite(cell) ? cell : "?";
}

/**
 * Reads what came out of a sandbox. Sentences and columns are ours, only the
 * cells come from there. Undefined when it is no record of a run.
 */
export function readRun(data: unknown): ReadRun | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { digest, failure, output, rows } = data as Partial<RunRecord>;
  const { thrown, rejected } = data as Partial<RunRecord>;
  if (typeof digest !== "string" || !/^[0-9a-f]{16}$/.test(digest)) return;
  if (!isText(failure) || !isText(thrown) || !isText(rejected)) return;
  if (!Array.isArray(output) || output.length > OUTPUT_MAX) return;
  if (!output.every((line) => typeof line === "string")) return;
  if (!Array.isArray(rows) || rows.length > ROWS_MAX) return;
  const trace = new Trace("full");
  const numbers: number[] = [];
  const places = new Map<number, number>();
  for (const row of rows) {
    if (!isRow(row)) return undefined;
    const [number, at, host, kindName, cause, ...cells] = row;
    const kind = EVENT_KINDS.get(kindName);
    if (kind === undefined || kind.columns.length !== cells.length) return;
    places.set(number, numbers.length);
    numbers.push(number);
    const moment = { at: at as Instant, host, cause: places.get(cause) ?? -1 };
    trace.record(moment, kind, cells);
  }
  const numberOf = (row: Row): number => numbers[row.number] ?? row.number;
  return { digest, failure, thrown, rejected, output, trace, numberOf };
}

function isText(given: unknown): given is string {
  return typeof given === "string" && given.length <= TEXT_LENGTH_MAX;
}

function isRow(row: unknown): row is RowData {
  if (!Array.isArray(row) || row.length < 5) return false;
  const [number, at, host, kind, cause, ...cells] = row as unknown[];
  const isPlaced = Number.isSafeInteger(number) && Number.isSafeInteger(cause);
  const isDated = Number.isSafeInteger(at) && (at as number) >= 0;
  const isNamed = typeof host === "string" && typeof kind === "string";
  const isCell = (cell: unknown): boolean =>
    typeof cell === "string"
      ? cell.length <= TEXT_LENGTH_MAX
      : Number.isFinite(cell);
  return isPlaced && isDated && isNamed && cells.every(isCell);
}
