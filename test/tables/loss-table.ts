/** How is the table of a lost server measured and kept? */
import { writeFileSync } from "node:fs";
import { LOSS_ROWS, type LossRow } from "./loss-rows.ts";
import { type LossRun, lossRun, measuredOf } from "./loss-runs.ts";
import { lossText, measuredSource } from "./loss-text.ts";
import type { Table } from "./table.ts";

/** What the lesson says of it. */
const LESSON = new URL(
  "../../lessons/06-a-server-dies/measured.ts",
  import.meta.url,
);

const FILE = new URL("loss.golden.txt", import.meta.url);

export const lossTable: Table = {
  rows: LOSS_ROWS.map(({ loss, policy }) => `${loss} ${policy}`),
  measure: (row, seed) => lossRun(LOSS_ROWS[row] as LossRow, seed),
  write: (all) => {
    const runs = new Map(
      LOSS_ROWS.map((row, index) => [row, all[index] as readonly LossRun[]]),
    );
    const measured = [...runs].map(([row, list]) => measuredOf(row, list));
    const text = lossText(measured, runs);
    writeFileSync(FILE, text);
    writeFileSync(LESSON, measuredSource(measured));
    return text;
  },
};
