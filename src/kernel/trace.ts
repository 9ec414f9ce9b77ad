/** What happened in a run, and is it what happened in another? */
import type { Cell, EventKind, Level } from "../ports/event.ts";
import type { Instant } from "../ports/time.ts";
import { type KnownKind, RowWriter } from "./row-writer.ts";
import type { Named } from "./text-table.ts";

/**
 * How much a run keeps. The digest is the same whichever is chosen, because
 * it covers every row, kept or not.
 */
export type Recorder = "full" | "rpc" | "digest-only";

/** A kind of event, whatever its columns. */
// biome-ignore lint/suspicious/noExplicitAny: a trace holds kinds of all shapes
export type AnyEventKind = EventKind<any>;

/** One thing that happened. */
export interface Row {
  /** Rows are counted from 0, kept or not. */
  readonly number: number;
  readonly at: Instant;
  /** Where it happened; "" for the world between the hosts. */
  readonly host: string;
  readonly kind: AnyEventKind;
  /** The number of the row that led to this one; -1 when none did. */
  readonly cause: number;
  readonly cells: readonly Cell[];
}

/** What `record` needs to know beside kind and cells. */
export interface Moment {
  readonly at: Instant;
  readonly host: string;
  readonly cause: number;
}

const KEPT_LEVELS: { readonly [Name in Recorder]: readonly Level[] } = {
  full: ["world", "call", "message", "frame", "packet"],
  rpc: ["world", "call", "message"],
  "digest-only": [],
};

/** The rows of one run, in order, with a digest over the content of all. */
export class Trace {
  readonly #writer = new RowWriter();
  readonly #kinds: AnyEventKind[] = [];
  /** By the number of a kind, which has holes: not all kinds occur. */
  readonly #known: (KnownKind | undefined)[] = [];
  readonly #keptLevels: readonly Level[];

  constructor(recorder: Recorder) {
    this.#keptLevels = KEPT_LEVELS[recorder];
  }

  /** How many rows were recorded, kept or not. */
  get rowCount(): number {
    return this.#writer.rowCount;
  }

  /** Sixteen hexadecimal digits that stand for all rows so far. */
  get digest(): string {
    return this.#writer.digest;
  }

  /** How many rows are kept and can be read. */
  get length(): number {
    return this.#writer.rows.length;
  }

  /** How much memory the kept rows take, in bytes, roughly. */
  get memoryBytes(): number {
    return this.#writer.rows.memoryBytes;
  }

  /** Tells when the rows to come happen. */
  moveTo(at: Instant): void {
    this.#writer.moveTo(at);
  }

  /** Tells how many events of this instant have begun, for `nthAt`. */
  atEvent(nth: number): void {
    this.#writer.nth = nth;
  }

  /** Adds a row. A run adds its own with `begin`, which is cheaper. */
  record(moment: Moment, kind: AnyEventKind, cells: readonly Cell[]): void {
    const { at, host, cause } = moment;
    const place = this.#writer.texts.numberOf(host);
    this.#writer.moveTo(at);
    this.#writer.begin(this.#knownKind(kind), place, cause);
    this.#writer.cells(cells);
  }

  /** Begins a row; its cells are written, in order, to what this gives. */
  begin(kind: AnyEventKind, host: Named, cause: number): RowWriter {
    const writer = this.#writer;
    const hostText = writer.texts.numberOfName(host);
    writer.begin(this.#knownKind(kind), hostText, cause);
    return writer;
  }

  /** A kept row by its place among the kept rows, from 0. */
  row(index: number): Row {
    const { rows, texts } = this.#writer;
    return {
      number: rows.numberAt(index),
      at: rows.timeAt(index),
      host: texts.textOf(rows.hostAt(index)),
      kind: this.#kinds[rows.kindAt(index)] as AnyEventKind,
      cause: rows.causeAt(index),
      cells: rows.cellsAt(index, texts),
    };
  }

  /** When a kept row happened: cheaper than `row(index).at`. */
  timeAt(index: number): Instant {
    return this.#writer.rows.timeAt(index);
  }

  /**
   * The event of its instant that made a kept row, from 1; 0 before the first.
   * An intervention with this `nth` comes right after that event.
   */
  nthAt(index: number): number {
    return this.#writer.rows.nthAt(index);
  }

  /** The kind of a kept row: cheaper than `row(index).kind`. */
  kindAt(index: number): AnyEventKind {
    return this.#kinds[this.#writer.rows.kindAt(index)] as AnyEventKind;
  }

  /** Whether rows of that kind, if there were any, are among the kept. */
  keeps(kindName: string): boolean {
    const kind = this.#kinds.find(({ name }) => name === kindName);
    return kind === undefined || this.#knownKind(kind).isKept;
  }

  #knownKind(kind: AnyEventKind): KnownKind {
    return this.#known[kind.number] ?? this.#learn(kind);
  }

  #learn(kind: AnyEventKind): KnownKind {
    const { texts } = this.#writer;
    const nameText = texts.numberOf(kind.name);
    const known = {
      place: this.#kinds.length,
      nameLow: texts.lowOf(nameText),
      nameHigh: texts.highOf(nameText),
      isKept: this.#keptLevels.includes(kind.level),
    };
    this.#kinds.push(kind);
    while (this.#known.length <= kind.number) this.#known.push(undefined);
    this.#known[kind.number] = known;
    return known;
  }
}
