/** Where do the rows of a trace lie? */
import type { Cell } from "../ports/event.ts";
import type { Instant } from "../ports/time.ts";
import { grown } from "./columns.ts";
import { PayloadStore } from "./payload-store.ts";
import type { TextTable } from "./text-table.ts";

/** What a cell's number stands for. */
export const CellKind = { number: 0, text: 1, bytes: 2 } as const;

const ROWS_AT_FIRST = 1024;

/** The rows in columns of typed arrays: about 64 bytes a row. */
export class RowStore {
  length = 0;
  #numbers = new Int32Array(ROWS_AT_FIRST);
  #times = new Float64Array(ROWS_AT_FIRST);
  #nths = new Int32Array(ROWS_AT_FIRST);
  #kinds = new Uint16Array(ROWS_AT_FIRST);
  #hosts = new Int32Array(ROWS_AT_FIRST);
  #causes = new Int32Array(ROWS_AT_FIRST);
  #starts = new Int32Array(ROWS_AT_FIRST);
  #cells = new Float64Array(ROWS_AT_FIRST * 4);
  #cellKinds = new Uint8Array(ROWS_AT_FIRST * 4);
  #cellCount = 0;
  readonly #payloads = new PayloadStore();

  get memoryBytes(): number {
    const columns = this.#times.length * 30 + this.#cells.length * 9;
    return columns + this.#payloads.memoryBytes;
  }

  begin(number: number, at: Instant, nth: number): void {
    if (this.length === this.#times.length) this.#growRows();
    this.#numbers[this.length] = number;
    this.#times[this.length] = at;
    this.#nths[this.length] = nth;
    this.#starts[this.length] = this.#cellCount;
    this.length += 1;
  }

  setOrigin(kind: number, host: number, cause: number): void {
    const index = this.length - 1;
    this.#kinds[index] = kind;
    this.#hosts[index] = host;
    this.#causes[index] = cause;
  }

  addCell(kind: number, value: number): void {
    if (this.#cellCount === this.#cells.length) this.#growCells();
    this.#cellKinds[this.#cellCount] = kind;
    this.#cells[this.#cellCount] = value;
    this.#cellCount += 1;
  }

  addBytes(bytes: Uint8Array): void {
    this.addCell(CellKind.bytes, this.#payloads.add(bytes));
  }

  numberAt(index: number): number {
    return this.#numbers[index] ?? -1;
  }

  timeAt(index: number): Instant {
    return (this.#times[index] ?? 0) as Instant;
  }

  nthAt(index: number): number {
    return this.#nths[index] ?? 0;
  }

  kindAt(index: number): number {
    return this.#kinds[index] ?? 0;
  }

  hostAt(index: number): number {
    return this.#hosts[index] ?? 0;
  }

  causeAt(index: number): number {
    return this.#causes[index] ?? -1;
  }

  cellsAt(index: number, texts: TextTable): readonly Cell[] {
    const isLast = index === this.length - 1;
    const end = isLast ? this.#cellCount : (this.#starts[index + 1] ?? 0);
    const cells: Cell[] = [];
    for (let place = this.#starts[index] ?? 0; place < end; place += 1) {
      const value = this.#cells[place] ?? 0;
      const kind = this.#cellKinds[place];
      if (kind === CellKind.text) cells.push(texts.textOf(value));
      else if (kind === CellKind.number) cells.push(value);
      else cells.push(this.#payloads.read(value));
    }
    return cells;
  }

  #growRows(): void {
    const length = this.#times.length * 2;
    this.#numbers = grown(this.#numbers, new Int32Array(length));
    this.#times = grown(this.#times, new Float64Array(length));
    this.#nths = grown(this.#nths, new Int32Array(length));
    this.#kinds = grown(this.#kinds, new Uint16Array(length));
    this.#hosts = grown(this.#hosts, new Int32Array(length));
    this.#causes = grown(this.#causes, new Int32Array(length));
    this.#starts = grown(this.#starts, new Int32Array(length));
  }

  #growCells(): void {
    const length = this.#cells.length * 2;
    this.#cells = grown(this.#cells, new Float64Array(length));
    this.#cellKinds = grown(this.#cellKinds, new Uint8Array(length));
  }
}
