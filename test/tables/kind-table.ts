/** How is the table of the ways to lose a server measured and kept? */
import { KIND_ROWS } from "./kind-rows.ts";
import { kindRun, measuredKind } from "./kind-runs.ts";
import { kindText, measuredKindSource } from "./kind-text.ts";
import { tableOf } from "./table.ts";

export const kindTable = tableOf({
  rows: KIND_ROWS,
  golden: "kind.golden.txt",
  lesson: "06-a-server-dies/measured-kinds.ts",
  name: ({ loss, policy }) => `${loss} ${policy}`,
  run: kindRun,
  measured: measuredKind,
  text: kindText,
  source: measuredKindSource,
});
