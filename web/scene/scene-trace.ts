/** What does a scene read of a run? */
import { isSeenFrom, type Level } from "../../src/ports/event.ts";

export interface SceneKind {
  readonly name: string;
  readonly level: Level;
  readonly isNotable: boolean;
  readonly columns: readonly string[];
}

/**
 * The rows of a run, column by column, as plain data: from the engine or from
 * a recorded file, which are read alike.
 */
export interface SceneTrace {
  readonly atNs: ArrayLike<number>;
  readonly kind: ArrayLike<number>;
  /** "" where the world acts and no host sees it. */
  readonly host: readonly string[];
  readonly cells: readonly (readonly (string | number)[])[];
  readonly kinds: readonly SceneKind[];
}

/** One row, with its cells by name. */
export interface SceneRow {
  readonly row: number;
  readonly atNs: number;
  readonly host: string;
  readonly kind: SceneKind;
  readonly text: (column: string) => string;
  readonly number: (column: string) => number;
}

/** A run has a hundred thousand: each makes its readers when it is read. */
class TraceRow implements SceneRow {
  readonly row: number;
  readonly atNs: number;
  readonly host: string;
  readonly kind: SceneKind;
  readonly #cells: readonly (string | number)[];

  constructor(trace: SceneTrace, row: number) {
    this.row = row;
    this.atNs = trace.atNs[row] ?? 0;
    this.host = trace.host[row] ?? "";
    this.kind = trace.kinds[trace.kind[row] ?? 0] as SceneKind;
    this.#cells = trace.cells[row] ?? [];
  }

  get text(): SceneRow["text"] {
    return (column) => String(this.#cell(column) ?? "");
  }

  get number(): SceneRow["number"] {
    return (column) => Number(this.#cell(column) ?? 0);
  }

  #cell(column: string): string | number | undefined {
    return this.#cells[this.kind.columns.indexOf(column)];
  }
}

export function rowOf(trace: SceneTrace, row: number): SceneRow {
  return new TraceRow(trace, row);
}

export function rowsOf(trace: SceneTrace): readonly SceneRow[] {
  return trace.host.map((_, row) => rowOf(trace, row));
}

/** Each kind is asked once: of many rows there are few kinds. */
export function rowsOfKind(
  rows: readonly SceneRow[],
  isWanted: (kind: SceneKind) => boolean,
): readonly SceneRow[] {
  const known = new Map<SceneKind, boolean>();
  return rows.filter(({ kind }) => {
    const found = known.get(kind) ?? isWanted(kind);
    known.set(kind, found);
    return found;
  });
}

/**
 * True for what one sees from as near as `level`: turning points, always. The
 * list of the lab and the captions of a scene both go by this rule; a scene
 * tells a drop as the loss of what the packet carried, see `tellingsOf`.
 */
export function isSeen(
  kind: Pick<SceneKind, "isNotable" | "level">,
  level: Level,
): boolean {
  return kind.isNotable || isSeenFrom(kind.level, level);
}

type Ends = readonly [from: string, to: string];

/** Links and connections are few, and each is asked for by all its packets. */
const endsKnown = new Map<string, Ends>();
const ENDS_KNOWN_MAX = 10_000;

/** "phone:49152 → bank:50051" and "phone>bank" name the same two hosts. */
export function endsOf(text: string): Ends {
  const known = endsKnown.get(text);
  if (known !== undefined) return known;
  const [from = "", to = ""] = text.split(/\s*(?:→|>)\s*/);
  const ends = [hostOf(from), hostOf(to)] as const;
  if (endsKnown.size >= ENDS_KNOWN_MAX) endsKnown.clear();
  endsKnown.set(text, ends);
  return ends;
}

/** "bank:50051" is at "bank". */
export function hostOf(address: string): string {
  return address.split(":")[0] ?? address;
}

/** True for "bank:50051", which names one host. */
export function isAddress(text: string): boolean {
  return /^[^\s:]+:\d+$/.test(text);
}
