/** How does a row get into the trace? */
import type { Cell } from "../ports/event.ts";
import type { Instant } from "../ports/time.ts";
import { RowDigest } from "./row-digest.ts";
import { CellKind, RowStore } from "./row-store.ts";
import { type Named, TextTable } from "./text-table.ts";

/** What a trace knows of a kind of event. */
export interface KnownKind {
  /** Its place among the kinds of this trace. */
  readonly place: number;
  /** The number of its name among the texts. */
  readonly nameText: number;
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
  #isKept = false;

  /** Sixteen hexadecimal digits that stand for all rows so far. */
  get digest(): string {
    return this.#digest.hex();
  }

  // Positional: an object for each row costs as much as its digest.
  begin(kind: KnownKind, host: number, at: Instant, cause: number): void {
    const digest = this.#digest;
    digest.pair(at | 0, cause);
    const above = (at / 0x1_0000_0000) | 0;
    const { nameText } = kind;
    this.texts.mixBoth(digest, nameText, host, above);
    this.#isKept = kind.isKept;
    if (kind.isKept) {
      this.rows.begin(this.rowCount, at, this.nth);
      this.rows.setOrigin(kind.place, host, cause);
    }
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

  /** Two whole numbers of 32 bits, in one step of the digest. */
  twoNumbers(one: number, other: number): void {
    this.#digest.pair(one, other);
    if (!this.#isKept) return;
    this.rows.addCell(CellKind.number, one);
    this.rows.addCell(CellKind.number, other);
  }

  text(text: string): void {
    this.#textNumber(this.texts.numberOf(text));
  }

  /** The name of a thing, as a text. */
  name(named: Named): void {
    this.#textNumber(this.texts.numberOfName(named));
  }

  bytes(bytes: Uint8Array): void {
    this.#digest.bytes(bytes);
    if (this.#isKept) this.rows.addBytes(bytes);
  }

  #textNumber(number: number): void {
    this.texts.mix(this.#digest, number);
    if (this.#isKept) this.rows.addCell(CellKind.text, number);
  }
}
