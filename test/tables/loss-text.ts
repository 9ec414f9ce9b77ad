/** How is the table of a lost server written down? */
import { FULL, WATCHED_MS } from "../../lessons/06-a-server-dies/loss.ts";
import type { LossRow } from "./loss-rows.ts";
import {
  agrees,
  hasOrder,
  type LossRun,
  type Measured,
  worldOf,
} from "./loss-runs.ts";
import { runCommand } from "./run-command.ts";
import { digestUnder, lineOf } from "./table-text.ts";

const HEAD = [
  `Loss of 1 of 5 servers: ${FULL.clients} clients, ${FULL.perSecond} calls ` +
    "a second, replies of 20 ms on average, deadline 1 s,",
  `the ${WATCHED_MS / 1_000} s after the loss. Mean over seeds, with the ` +
    "95 % interval of the mean (Student's t).",
  "Predicted, by an independent small simulator: success, last failed call.",
];

const COLUMNS = [9, 45, 16, 7, 7, 12, 20] as const;

function line(cells: readonly string[]): string {
  return lineOf(COLUMNS, cells);
}

/** The whole file: table, causes, then what each seed gave. */
export function lossText(
  all: readonly Measured[],
  runs: ReadonlyMap<LossRow, readonly LossRun[]>,
): string {
  const lines = [
    ...HEAD,
    "",
    line([
      "loss",
      "client",
      "success %",
      "p50 ms",
      "p99 ms",
      "last failed",
      "predicted",
      "verdict",
    ]),
    ...all.map(rowLine),
    "",
    `The order of the rows ${hasOrder(all) ? "holds" : "does not hold"}.`,
    ...all.flatMap(causeLines),
    "",
    "Each seed: success %, last failed call in ms, digest of the run.",
  ];
  for (const [{ loss, policy }, list] of runs) {
    lines.push("", `${loss} ${policy}`, ...list.map(seedLine));
  }
  return lines.map((one) => `${one}\n`).join("");
}

function rowLine(measured: Measured): string {
  const { row, success, plusMinus, p50Ms, p99Ms, lastFailed } = measured;
  const { predicted } = row;
  return line([
    row.loss,
    row.says,
    `${success.toFixed(2)} ± ${plusMinus.toFixed(2)}`,
    p50Ms.toFixed(0),
    p99Ms.toFixed(0),
    lastText(lastFailed),
    predicted === undefined
      ? "none"
      : `${predicted.success}, ${lastText(predicted.lastFailed)}`,
    verdictOf(measured),
  ]);
}

function lastText(last: Measured["lastFailed"]): string {
  return typeof last === "number" ? `${last.toFixed(2)} s` : last;
}

function verdictOf(measured: Measured): string {
  const { predicted, cause } = measured.row;
  if (predicted === undefined) return "";
  if (agrees(measured, predicted)) return "agrees";
  return cause === undefined ? "DIFFERS" : "differs, see below";
}

function causeLines(measured: Measured): string[] {
  const { predicted, cause, loss, says } = measured.row;
  if (predicted === undefined || cause === undefined) return [];
  if (agrees(measured, predicted)) return [];
  return ["", `${loss}, ${says}: ${cause}.`, ...commandLines(measured.row)];
}

function commandLines(row: LossRow): string[] {
  const { shownBy } = row;
  return shownBy ? ["", `  ${runCommand(worldOf(row), shownBy)}`] : [];
}

function seedLine({ seed, success, lastFailedMs, digest }: LossRun): string {
  const last = lastFailedMs === undefined ? "-" : lastFailedMs.toFixed(0);
  const cells = [String(seed), (success * 100).toFixed(3), last, digest];
  return `  ${cells.join(" ")}`;
}

/** The digest that the file has for a row and a seed. */
export function digestIn(
  text: string,
  { loss, policy }: LossRow,
  seed: number,
): string | undefined {
  return digestUnder(text, `${loss} ${policy}`, seed);
}

/** The figures as a module that the lesson imports. */
export function measuredSource(all: readonly Measured[]): string {
  const rows = all.map(({ row, success, plusMinus }) => {
    const mean = `mean: "${success.toFixed(2)}"`;
    const half = `plusMinus: "${plusMinus.toFixed(2)}"`;
    return `  "${row.loss}-${row.policy}": { ${mean}, ${half} },`;
  });
  return `/** What did \`npm run tables\` measure? Success in percent, 95 %. */
export const MEASURED = {
${rows.join("\n")}
} as const;
`;
}
