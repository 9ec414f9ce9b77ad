/** How does one read what has come of many runs? */
import type { ClaimFailures, Exploration } from "../scenario/exploration.ts";
import { METRIC_WORDS } from "../scenario/run-metrics.ts";
import type { Interval } from "../scenario/statistics.ts";

/** The report for a terminal; its last line says how many runs failed. */
export function explorationText(
  head: string,
  exploration: Exploration,
  smallest: string,
): string {
  const { runCount, failedCount, failedShare } = exploration;
  const share = runCount === 0 ? 0 : failedCount / runCount;
  const lines = [
    head,
    "",
    ...metricLines(exploration),
    "",
    ...exploration.failures.flatMap((failure) => failureLines(failure)),
    ...exploration.neverSeen.map(
      (claim) => `? ${claim}: no run showed it; the check tests nothing`,
    ),
    ...(smallest === "" ? [] : ["", ...smallest.trimEnd().split("\n"), ""]),
    `failed ${inPercent(share)}, 95 % interval ${sayShare(failedShare)}`,
    `${runCount} runs, ${failedCount} failed`,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

const HEADS = ["", "mean", "95 % interval", "min", "median", "99 %", "max"];

function metricLines({ metrics }: Exploration): string[] {
  const rows = metrics.map(({ name, mean, interval, ...spread }) => [
    METRIC_WORDS[name] ?? name,
    figure(mean),
    `${figure(interval.low)} to ${figure(interval.high)}`,
    ...[spread.min, spread.median, spread.p99, spread.max].map(figure),
  ]);
  return table([HEADS, ...rows]);
}

/** Columns side by side; all but the first end at the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? text.padEnd(width) : text.padStart(width);
      })
      .join("  "),
  );
}

function failureLines(failure: ClaimFailures): string[] {
  const { claim, verdict, count, seeds } = failure;
  const sign = verdict === "undecided" ? "?" : "✗";
  const runs = count === 1 ? "1 run" : `${count} runs`;
  const more = count > seeds.length ? ", …" : "";
  const said = verdict === "fails" ? "" : ` (${verdict})`;
  return [`${sign} ${claim}${said}: ${runs}, seeds ${seeds.join(", ")}${more}`];
}

/** Enough digits to compare, and no more. */
export function figure(exact: number): string {
  // The last bits of a mean are no news.
  const value = Math.round(exact * 1e9) / 1e9;
  const size = Math.abs(value);
  if (Number.isInteger(value)) return String(value);
  if (size >= 100) return value.toFixed(1);
  return value.toFixed(size >= 10 ? 2 : 3);
}

function inPercent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function sayShare({ low, high }: Interval): string {
  return `${inPercent(low)} to ${inPercent(high)}`;
}
