/** How is the table of clerks with one ledger written down? */
import { FITTED } from "../../lessons/07-add-servers/shared-ledger.ts";
import { fitLaw, throughputOf } from "../../src/check/usl.ts";
import type { LawRun, MeasuredLaw } from "./law-runs.ts";
import { digestUnder, lineOf } from "./table-text.ts";

const HEAD = [
  "Clerks who share one ledger: 20 ms of work on a core of one's own, then",
  "0.4 ms of writing alone, and 0.02 ms more for each other clerk. Bookings a",
  "second; mean over seeds, with the 95 % interval of the mean (Student's t).",
  "By the law: Gunther's, fitted to the means of the first five rows.",
];

const COLUMNS = [9, 16, 9] as const;

function line(cells: readonly string[]): string {
  return lineOf(COLUMNS, cells);
}

/** What the law says of so many clerks, from the rows that it is fitted to. */
function byLaw(all: readonly MeasuredLaw[]): (clerks: number) => number {
  const law = fitLaw(
    all
      .filter(({ clerks }) => FITTED.includes(clerks))
      .map(({ clerks, mean }) => ({ n: clerks, throughput: mean })),
  );
  return (clerks) => throughputOf(law, clerks);
}

/** The whole file: table, then what each seed gave. */
export function lawText(
  all: readonly MeasuredLaw[],
  runs: ReadonlyMap<number, readonly LawRun[]>,
): string {
  const lawOf = byLaw(all);
  const lines = [
    ...HEAD,
    "",
    line(["clerks", "bookings / s", "by the law"]),
    ...all.map(({ clerks, mean, plusMinus }) =>
      line([
        String(clerks),
        `${mean.toFixed(1)} ± ${plusMinus.toFixed(1)}`,
        lawOf(clerks).toFixed(1),
      ]),
    ),
    "",
    "Each seed: bookings a second, digest of the run.",
  ];
  for (const [clerks, list] of runs) {
    lines.push("", nameOf(clerks), ...list.map(seedLine));
  }
  return lines.map((one) => `${one}\n`).join("");
}

function nameOf(clerks: number): string {
  return `clerks ${clerks}`;
}

function seedLine({ seed, perSecond, digest }: LawRun): string {
  return `  ${seed} ${perSecond.toFixed(2)} ${digest}`;
}

/** The digest that the file has for so many clerks and a seed. */
export function lawDigestIn(
  text: string,
  clerks: number,
  seed: number,
): string | undefined {
  return digestUnder(text, nameOf(clerks), seed);
}

/** The figures as a module that the lesson imports. */
export function measuredLawSource(all: readonly MeasuredLaw[]): string {
  const lawOf = byLaw(all);
  const rows = all.map(({ clerks, mean, plusMinus }) => {
    const cells = [
      `mean: "${mean.toFixed(1)}"`,
      `plusMinus: "${plusMinus.toFixed(1)}"`,
      `byLaw: "${lawOf(clerks).toFixed(1)}"`,
    ];
    return `  ${clerks}: { ${cells.join(", ")} },`;
  });
  const question = "What did `npm run tables` measure of the ledger?";
  return `/** ${question} Per second, 95 %. */
export const LAW = {
${rows.join("\n")}
} as const;
`;
}
