/** What happened in a run, and is it what happened in another? */
import type { Cell, EventKind, Level } from "../ports/event.ts";
import type { Instant } from "../ports/time.ts";
import { Digest } from "./digest.ts";
import { CellKind, RowStore } from "./row-store.ts";
import { TextTable } from "./text-table.ts";

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
  /** How many rows were recorded, kept or not. */
  rowCount = 0;
  readonly #digest = new Digest();
  readonly #texts = new TextTable();
  readonly #kinds: AnyEventKind[] = [];
  readonly #kindNumbers = new Map<AnyEventKind, number>();
  readonly #kindNames: number[] = [];
  readonly #isKept: boolean[] = [];
  readonly #keptLevels: readonly Level[];
  readonly #rows = new RowStore();

  constructor(recorder: Recorder) {
    this.#keptLevels = KEPT_LEVELS[recorder];
  }

  /** Sixteen hexadecimal digits that stand for all rows so far. */
  get digest(): string {
    return this.#digest.hex();
  }

  /** How many rows are kept and can be read. */
  get length(): number {
    return this.#rows.length;
  }

  /** How much memory the kept rows take, in bytes, roughly. */
  get memoryBytes(): number {
    return this.#rows.memoryBytes;
  }

  record(moment: Moment, kind: AnyEventKind, cells: readonly Cell[]): void {
    const kindNumber = this.#kindNumbers.get(kind) ?? this.#addKind(kind);
    const host = this.#texts.numberOf(moment.host);
    const digest = this.#digest;
    const above = (moment.at / 0x1_0000_0000) | 0;
    digest.pair(moment.at | 0, (moment.at | 0) ^ above);
    this.#texts.mix(digest, this.#kindNames[kindNumber] ?? 0);
    this.#texts.mix(digest, host);
    digest.word(moment.cause);
    const isKept = this.#isKept[kindNumber] === true;
    if (isKept) {
      this.#rows.begin(this.rowCount, moment.at);
      this.#rows.setOrigin(kindNumber, host, moment.cause);
    }
    for (const cell of cells) this.#cell(cell, isKept);
    this.rowCount += 1;
  }

  /** A kept row by its place among the kept rows, from 0. */
  row(index: number): Row {
    const rows = this.#rows;
    return {
      number: rows.numberAt(index),
      at: rows.timeAt(index),
      host: this.#texts.textOf(rows.hostAt(index)),
      kind: this.#kinds[rows.kindAt(index)] as AnyEventKind,
      cause: rows.causeAt(index),
      cells: rows.cellsAt(index, this.#texts),
    };
  }

  /** When a kept row happened: cheaper than `row(index).at`. */
  timeAt(index: number): Instant {
    return this.#rows.timeAt(index);
  }

  /** The kind of a kept row: cheaper than `row(index).kind`. */
  kindAt(index: number): AnyEventKind {
    return this.#kinds[this.#rows.kindAt(index)] as AnyEventKind;
  }

  /** Whether rows of that kind, if there were any, are among the kept. */
  keeps(kindName: string): boolean {
    const index = this.#kinds.findIndex((kind) => kind.name === kindName);
    return index < 0 || this.#isKept[index] === true;
  }

  #cell(cell: Cell, isKept: boolean): void {
    if (typeof cell === "number") {
      this.#digest.number(cell);
      if (isKept) this.#rows.addCell(CellKind.number, cell);
    } else if (typeof cell === "string") {
      const text = this.#texts.numberOf(cell);
      this.#texts.mix(this.#digest, text);
      if (isKept) this.#rows.addCell(CellKind.text, text);
    } else {
      this.#digest.bytes(cell);
      if (isKept) this.#rows.addBytes(cell);
    }
  }

  #addKind(kind: AnyEventKind): number {
    const number = this.#kinds.length;
    this.#kinds.push(kind);
    this.#kindNumbers.set(kind, number);
    this.#kindNames.push(this.#texts.numberOf(kind.name));
    this.#isKept.push(this.#keptLevels.includes(kind.level));
    return number;
  }
}
