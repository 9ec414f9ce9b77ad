/** How is the table of the ways to lose a server written down? */
import { SMALL, WATCHED_MS } from "../../lessons/06-a-server-dies/loss.ts";
import type { Estimate } from "./estimate.ts";
import { DEFENCES, type KindRow } from "./kind-rows.ts";
import type { KindRun, MeasuredKind } from "./kind-runs.ts";
import { digestUnder, lineOf } from "./table-text.ts";

const HEAD = [
  `Loss of 1 of 5 servers, by its kind: ${SMALL.clients} clients, ` +
    `${SMALL.perSecond} calls a second, the world of the other table made ` +
    "small;",
  `the ${WATCHED_MS / 1_000} s after the loss. Means over seeds, each with ` +
    "the 95 % interval of the mean (Student's t).",
  "refused: the program dies; silent: the machine dies; slow: its answers",
  "take ten times as long; cut: its answers are lost, though it hears; lies:",
  "it fails each call, and says that it is well.",
  "Done: how often servers did what was asked for, of 100 calls.",
];

const COLUMNS = [9, 30, 16, 14, 14] as const;

function line(cells: readonly string[]): string {
  return lineOf(COLUMNS, cells);
}

/** The whole file: table, then what each seed gave. */
export function kindText(
  all: readonly MeasuredKind[],
  runs: ReadonlyMap<KindRow, readonly KindRun[]>,
): string {
  const lines = [
    ...HEAD,
    "",
    line(["loss", "client", "answered %", "p99 ms", "done"]),
    ...all.map(({ row, answered, p99Ms, done }) =>
      line([
        row.loss,
        DEFENCES[row.policy],
        said(answered, 2),
        said(p99Ms, 0),
        said(done, 1),
      ]),
    ),
    "",
    "Each seed: answered %, p99 in ms, done, digest of the run.",
  ];
  for (const [{ loss, policy }, list] of runs) {
    lines.push("", `${loss} ${policy}`, ...list.map(seedLine));
  }
  return lines.map((one) => `${one}\n`).join("");
}

function said({ mean, plusMinus }: Estimate, digits: number): string {
  return `${mean.toFixed(digits)} ± ${plusMinus.toFixed(digits)}`;
}

function seedLine({ seed, answered, p99Ms, done, digest }: KindRun): string {
  const cells = [answered.toFixed(3), p99Ms.toFixed(0), done.toFixed(1)];
  return `  ${seed} ${cells.join(" ")} ${digest}`;
}

/** The digest that the file has for a row and a seed. */
export function kindDigestIn(
  text: string,
  { loss, policy }: KindRow,
  seed: number,
): string | undefined {
  return digestUnder(text, `${loss} ${policy}`, seed);
}

const DIGITS = { answered: 2, p99Ms: 0, done: 1 } as const;

/** The figures as a module that the lesson imports. */
export function measuredKindSource(all: readonly MeasuredKind[]): string {
  const rows = all.map((measured) => {
    const { loss, policy } = measured.row;
    const cells = Object.entries(DIGITS).map(([name, digits]) => {
      const text = said(measured[name as keyof typeof DIGITS], digits);
      return `    ${name}: [${text
        .split(" ± ")
        .map((one) => `"${one}"`)
        .join(", ")}],`;
    });
    return [`  "${loss}-${policy}": {`, ...cells, "  },"].join("\n");
  });
  return `/** What did \`npm run tables\` measure, by kind? Means, and 95 %. */
export const KINDS = {
${rows.join("\n")}
} as const;
`;
}
