/** How is the table of added servers measured and kept? */
import { SHARE_ROWS } from "./share-rows.ts";
import { measuredShare, shareRun } from "./share-runs.ts";
import { measuredShareSource, shareText } from "./share-text.ts";
import { tableOf } from "./table.ts";

export const shareTable = tableOf({
  rows: SHARE_ROWS,
  golden: "share.golden.txt",
  lesson: "07-add-servers/measured.ts",
  name: ({ balancer, renewal }) => `${balancer} ${renewal}`,
  run: shareRun,
  measured: measuredShare,
  text: shareText,
  source: measuredShareSource,
});
