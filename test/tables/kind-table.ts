/** How is the table of the ways to lose a server measured and kept? */
import { writeFileSync } from "node:fs";
import { KIND_ROWS, type KindRow } from "./kind-rows.ts";
import { type KindRun, kindRun, measuredKind } from "./kind-runs.ts";
import { kindText, measuredKindSource } from "./kind-text.ts";
import type { Table } from "./table.ts";

/** What the lesson says of it. */
const LESSON = new URL(
  "../../lessons/06-a-server-dies/measured-kinds.ts",
  import.meta.url,
);

const FILE = new URL("kind.golden.txt", import.meta.url);

export const kindTable: Table = {
  rows: KIND_ROWS.map(({ loss, policy }) => `${loss} ${policy}`),
  measure: (row, seed) => kindRun(KIND_ROWS[row] as KindRow, seed),
  write: (all) => {
    const runs = new Map(
      KIND_ROWS.map((row, index) => [row, all[index] as readonly KindRun[]]),
    );
    const measured = [...runs].map(([row, list]) => measuredKind(row, list));
    const text = kindText(measured, runs);
    writeFileSync(FILE, text);
    writeFileSync(LESSON, measuredKindSource(measured));
    return text;
  },
};
