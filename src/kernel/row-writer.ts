/** How does a row get into the trace? */
import type { Cell } from "../ports/event.ts";
import { type Instant, START } from "../ports/time.ts";
import { RowDigest } from "./row-digest.ts";
import { CellKind, RowStore } from "./row-store.ts";
import { type Named, TextTable } from "./text-table.ts";

/** What a trace knows of a kind of event. */
export interface KnownKind {
  /** Its place among the kinds of this trace. */
  readonly place: number;
  /** Both halves of the fingerprint of its name. */
  readonly nameLow: number;
  readonly nameHigh: number;
  readonly isKept: boolean;
}

/**
 * Takes a row apart: every cell goes into the digest, and into the store if
 * rows of its kind are kept. Whoever begins a row then gives its cells, in the
 * order of the columns.
 */
export class RowWriter {
  /** How many rows were begun, kept or not. */
  rowCount = 0;
  /** How many events of this instant have begun; not in the digest. */
  nth = 0;
  readonly texts = new TextTable();
  readonly rows = new RowStore();
  readonly #digest = new RowDigest();
  #at = START;
  /** The same as the digest takes it. */
  #atLow = 0;
  #atHigh = 0;
  #isKept = false;

  /** Sixteen hexadecimal digits that stand for all rows so far. */
  get digest(): string {
    return this.#digest.hex();
  }

  /** The rows to come are of that moment. */
  moveTo(at: Instant): void {
    this.#at = at;
    this.#atLow = at | 0;
    this.#atHigh = (at / 0x1_0000_0000) | 0;
    this.nth = 0;
  }

  begin(kind: KnownKind, host: number, cause: number): void {
    const low = Math.imul(this.texts.lowOf(host), 0x85ebca6b);
    const high = Math.imul(this.texts.highOf(host), 0xc2b2ae35);
    this.#digest.pairs(
      this.#atLow,
      cause,
      kind.nameLow ^ low,
      (kind.nameHigh ^ high) + this.#atHigh,
    );
    this.#isKept = kind.isKept;
    if (kind.isKept) this.#keep(kind, host, cause);
    this.rowCount += 1;
  }

  cells(cells: readonly Cell[]): void {
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index]!;
      if (typeof cell === "number") this.number(cell);
      else if (typeof cell === "string") this.text(cell);
      else this.bytes(cell);
    }
  }

  number(value: number): void {
    this.#digest.number(value);
    if (this.#isKept) this.rows.addCell(CellKind.number, value);
  }

  /** Two counts in one step of the digest, then a number. */
  counts(one: number, other: number, third: number): void {
    if (third >= 0 && (third | 0) === third)
      this.#digest.pairs(one, other, third, 1);
    else {
      this.#digest.pair(one, other);
      this.#digest.number(third);
    }
    if (!this.#isKept) return;
    this.rows.addCell(CellKind.number, one);
    this.rows.addCell(CellKind.number, other);
    this.rows.addCell(CellKind.number, third);
  }

  text(text: string): void {
    const number = this.texts.numberOf(text);
    this.#digest.pair(this.texts.lowOf(number), this.texts.highOf(number));
    if (this.#isKept) this.rows.addCell(CellKind.text, number);
  }

  /** A text, then a whole number from 0 to 2^31-1: as one by one. */
  textAndCount(text: string, count: number): void {
    this.#textAndCount(this.texts.numberOf(text), count);
  }

  /** The same with the name of a thing as the text. */
  nameAndCount(named: Named, count: number): void {
    this.#textAndCount(this.texts.numberOfName(named), count);
  }

  bytes(bytes: Uint8Array): void {
    this.#digest.bytes(bytes);
    if (this.#isKept) this.rows.addBytes(bytes);
  }

  #keep(kind: KnownKind, host: number, cause: number): void {
    this.rows.begin(this.rowCount, this.#at, this.nth);
    this.rows.setOrigin(kind.place, host, cause);
  }

  #textAndCount(text: number, count: number): void {
    const { texts } = this;
    this.#digest.pairs(texts.lowOf(text), texts.highOf(text), count, 1);
    if (!this.#isKept) return;
    this.rows.addCell(CellKind.text, text);
    this.rows.addCell(CellKind.number, count);
  }
}
