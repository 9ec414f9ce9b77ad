/** How is the table of clerks with one ledger measured and kept? */
import { LAW_ROWS, lawRun, measuredLaw } from "./law-runs.ts";
import { lawText, measuredLawSource } from "./law-text.ts";
import { tableOf } from "./table.ts";

export const lawTable = tableOf({
  rows: LAW_ROWS,
  golden: "law.golden.txt",
  lesson: "07-add-servers/measured-law.ts",
  name: (clerks) => `clerks ${clerks}`,
  run: lawRun,
  measured: measuredLaw,
  text: lawText,
  source: measuredLawSource,
});
