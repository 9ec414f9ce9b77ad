/** What is a table that `npm run tables` measures anew? */
export interface Table {
  /** The names of its rows. */
  readonly rows: readonly string[];
  /** One seed of one row, as plain data. */
  measure(row: number, seed: number): Promise<unknown>;
  /** Writes down all seeds of all rows; gives the text of the table. */
  write(all: readonly (readonly unknown[])[]): string;
}
