/** How is the table of a lost server measured and kept? */
import { LOSS_ROWS } from "./loss-rows.ts";
import { lossRun, measuredOf } from "./loss-runs.ts";
import { lossText, measuredSource } from "./loss-text.ts";
import { tableOf } from "./table.ts";

export const lossTable = tableOf({
  rows: LOSS_ROWS,
  golden: "loss.golden.txt",
  lesson: "06-a-server-dies/measured.ts",
  name: ({ loss, policy }) => `${loss} ${policy}`,
  run: lossRun,
  measured: measuredOf,
  text: lossText,
  source: measuredSource,
});
