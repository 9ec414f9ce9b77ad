/** How is the table of added servers written down? */
import {
  FULL,
  GROWTH_MS,
  WATCHED_FROM_MS,
  WATCHED_TO_MS,
} from "../../lessons/07-add-servers/growth.ts";
import { runCommand } from "./run-command.ts";
import type { ShareRow } from "./share-rows.ts";
import {
  agreesShare,
  type MeasuredShare,
  type ShareRun,
  shareWorld,
} from "./share-runs.ts";
import { digestUnder, lineOf } from "./table-text.ts";

const HEAD = [
  `4 servers become 8 at ${GROWTH_MS / 1_000} s: ${FULL.clients} clients, ` +
    `${FULL.perSecond} calls a second, 10 ms of work on average`,
  `(exponential), one core each. From ${WATCHED_FROM_MS / 1_000} s to ` +
    `${WATCHED_TO_MS / 1_000} s: what the new ones get. Mean over seeds,`,
  "with the 95 % interval of the mean (Student's t).",
  "Predicted, by an independent small simulator: what the new ones get.",
];

const COLUMNS = [13, 46, 16, 10, 8, 8, 11] as const;

function line(cells: readonly string[]): string {
  return lineOf(COLUMNS, cells);
}

/** The whole file: table, causes, then what each seed gave. */
export function shareText(
  all: readonly MeasuredShare[],
  runs: ReadonlyMap<ShareRow, readonly ShareRun[]>,
): string {
  const lines = [
    ...HEAD,
    "",
    line([
      "balancer",
      "who looks again",
      "new get %",
      "max/mean",
      "p50 ms",
      "p99 ms",
      "predicted",
      "verdict",
    ]),
    ...all.map(rowLine),
    ...all.flatMap(causeLines),
    "",
    "Each seed: new get %, max/mean, digest of the run.",
  ];
  for (const [row, list] of runs) {
    lines.push("", nameOf(row), ...list.map(seedLine));
  }
  return lines.map((one) => `${one}\n`).join("");
}

function nameOf({ balancer, renewal }: ShareRow): string {
  return `${balancer} ${renewal}`;
}

function rowLine(measured: MeasuredShare): string {
  const { row, share, plusMinus, maxOverMean, p50Ms, p99Ms } = measured;
  const { predicted } = row;
  return line([
    row.balancer,
    row.says,
    `${share.toFixed(1)} ± ${plusMinus.toFixed(1)}`,
    maxOverMean.toFixed(2),
    p50Ms.toFixed(0),
    p99Ms.toFixed(0),
    predicted === undefined ? "none" : predicted.toFixed(1),
    verdictOf(measured),
  ]);
}

function verdictOf(measured: MeasuredShare): string {
  const { predicted, cause } = measured.row;
  if (predicted === undefined) return "";
  if (agreesShare(measured)) return "agrees";
  return cause === undefined ? "DIFFERS" : "differs, see below";
}

function causeLines(measured: MeasuredShare): string[] {
  const { predicted, cause, balancer, says } = measured.row;
  if (predicted === undefined || cause === undefined) return [];
  if (agreesShare(measured)) return [];
  const { shownBy } = measured.row;
  const command = shownBy && runCommand(shareWorld(measured.row), shownBy);
  const lines = ["", `${balancer}, ${says}: ${cause}.`];
  return command === undefined ? lines : [...lines, "", `  ${command}`];
}

function seedLine({ seed, share, maxOverMean, digest }: ShareRun): string {
  const cells = [(share * 100).toFixed(2), maxOverMean.toFixed(2), digest];
  return `  ${seed} ${cells.join(" ")}`;
}

/** The digest that the file has for a row and a seed. */
export function shareDigestIn(
  text: string,
  row: ShareRow,
  seed: number,
): string | undefined {
  return digestUnder(text, nameOf(row), seed);
}

/** The figures as a module that the lesson imports. */
export function measuredShareSource(all: readonly MeasuredShare[]): string {
  const rows = all.map(({ row, share, plusMinus, p99Ms }) => {
    const cells = [
      `share: "${share.toFixed(1)}"`,
      `plusMinus: "${plusMinus.toFixed(1)}"`,
      `p99Ms: "${p99Ms.toFixed(0)}"`,
    ];
    const name = `${row.balancer.replace("_", "-")}-${row.renewal}`;
    return `  "${name}": { ${cells.join(", ")} },`;
  });
  return `/** What did \`npm run tables\` measure? In percent, 95 %; in ms. */
export const MEASURED = {
${rows.join("\n")}
} as const;
`;
}
