/** How is the table of clerks with one ledger measured and kept? */
import { writeFileSync } from "node:fs";
import { LAW_ROWS, type LawRun, lawRun, measuredLaw } from "./law-runs.ts";
import { lawText, measuredLawSource } from "./law-text.ts";
import type { Table } from "./table.ts";

/** What the lesson says of it. */
const LESSON = new URL(
  "../../lessons/07-add-servers/measured-law.ts",
  import.meta.url,
);

const FILE = new URL("law.golden.txt", import.meta.url);

export const lawTable: Table = {
  rows: LAW_ROWS.map((clerks) => `clerks ${clerks}`),
  measure: (row, seed) => lawRun(LAW_ROWS[row] as number, seed),
  write: (all) => {
    const runs = new Map(
      LAW_ROWS.map((clerks, index) => [
        clerks,
        all[index] as readonly LawRun[],
      ]),
    );
    const measured = [...runs].map(([clerks, list]) =>
      measuredLaw(clerks, list),
    );
    const text = lawText(measured, runs);
    writeFileSync(FILE, text);
    writeFileSync(LESSON, measuredLawSource(measured));
    return text;
  },
};
