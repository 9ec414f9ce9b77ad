/** What is a table that `npm run tables` measures anew? */
import { writeFileSync } from "node:fs";

export interface Table {
  /** The names of its rows. */
  readonly rows: readonly string[];
  /** One seed of one row, as plain data. */
  measure(row: number, seed: number): Promise<unknown>;
  /** Writes down all seeds of all rows; gives the text of the table. */
  write(all: readonly (readonly unknown[])[]): string;
}

/** What is its own of each table. */
interface Parts<Row, Run, Measured> {
  readonly rows: readonly Row[];
  /** "loss.golden.txt", beside this file. */
  readonly golden: string;
  /** "06-a-server-dies/measured.ts": what a lesson says of it. */
  readonly lesson: string;
  name(row: Row): string;
  run(row: Row, seed: number): Promise<Run>;
  measured(row: Row, runs: readonly Run[]): Measured;
  text(
    all: readonly Measured[],
    runs: ReadonlyMap<Row, readonly Run[]>,
  ): string;
  source(all: readonly Measured[]): string;
}

export function tableOf<Row, Run, Measured>(
  parts: Parts<Row, Run, Measured>,
): Table {
  const { rows, golden, lesson } = parts;
  const lessons = new URL("../../lessons/", import.meta.url);
  return {
    rows: rows.map((row) => parts.name(row)),
    measure: (row, seed) => parts.run(rows[row] as Row, seed),
    write: (all) => {
      const runs = new Map(
        rows.map((row, index) => [row, all[index] as readonly Run[]]),
      );
      const measured = [...runs].map(([row, list]) =>
        parts.measured(row, list),
      );
      const text = parts.text(measured, runs);
      writeFileSync(new URL(golden, import.meta.url), text);
      writeFileSync(new URL(lesson, lessons), parts.source(measured));
      return text;
    },
  };
}
