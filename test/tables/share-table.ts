/** How is the table of added servers measured and kept? */
import { writeFileSync } from "node:fs";
import { SHARE_ROWS, type ShareRow } from "./share-rows.ts";
import { measuredShare, type ShareRun, shareRun } from "./share-runs.ts";
import { measuredShareSource, shareText } from "./share-text.ts";
import type { Table } from "./table.ts";

/** What the lesson says of it. */
const LESSON = new URL(
  "../../lessons/07-add-servers/measured.ts",
  import.meta.url,
);

const FILE = new URL("share.golden.txt", import.meta.url);

export const shareTable: Table = {
  rows: SHARE_ROWS.map(({ balancer, renewal }) => `${balancer} ${renewal}`),
  measure: (row, seed) => shareRun(SHARE_ROWS[row] as ShareRow, seed),
  write: (all) => {
    const runs = new Map(
      SHARE_ROWS.map((row, index) => [row, all[index] as readonly ShareRun[]]),
    );
    const measured = [...runs].map(([row, list]) => measuredShare(row, list));
    const text = shareText(measured, runs);
    writeFileSync(FILE, text);
    writeFileSync(LESSON, measuredShareSource(measured));
    return text;
  },
};
