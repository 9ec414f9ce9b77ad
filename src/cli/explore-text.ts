/** How does one read what has come of many runs? */
import type {
  ClaimFailures,
  Exploration,
  HeldClaim,
} from "../scenario/exploration.ts";
import { METRIC_WORDS } from "../scenario/run-metrics.ts";
import { figure, type Interval } from "../scenario/statistics.ts";

/** The report for a terminal; its last line says how many runs failed. */
export function explorationText(
  head: string,
  exploration: Exploration,
  smallest: string,
): string {
  const { runCount, failedCount, failedShare } = exploration;
  const share = runCount === 0 ? 0 : failedCount / runCount;
  const none = "the check tests nothing";
  const lines = [
    head,
    "",
    ...metricLines(exploration),
    "",
    ...exploration.held.map(heldLine),
    ...exploration.failures.flatMap((failure) => failureLines(failure)),
    ...exploration.neverSeen.map(
      (claim) => `? ${claim}: no run showed it; ${none}`,
    ),
    ...exploration.neverTested.map(
      (claim) => `? ${claim}: no run had anything for it to look at; ${none}`,
    ),
    ...warnings(exploration),
    ...(smallest === "" ? [] : ["", ...smallest.trimEnd().split("\n"), ""]),
    `failed ${inPercent(share)}, 95 % interval ${sayShare(failedShare)}`,
    [`${runsOf(runCount)}, ${failedCount} failed`, ...open(exploration)].join(
      ", ",
    ),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function runsOf(count: number): string {
  return count === 1 ? "1 run" : `${count} runs`;
}

function heldLine({ claim, idleCount }: HeldClaim): string {
  const idle =
    idleCount === 0 ? "" : `; ${runsOf(idleCount)} had nothing to look at`;
  return `✓ ${claim}${idle}`;
}

/** What need be no fault, and is one when nobody meant it. */
function warnings(exploration: Exploration): string[] {
  const { unansweredCount, unendedCount, runCount } = exploration;
  const of = `of ${runsOf(runCount)}`;
  return [
    ...(unansweredCount === 0
      ? []
      : [`! no call was answered OK in ${unansweredCount} ${of}`]),
    ...(unendedCount === 0
      ? []
      : [`! calls had not ended at the end of ${unendedCount} ${of}`]),
  ];
}

/** Why it ends with 1 although no run failed. */
function open(exploration: Exploration): string[] {
  const { undecidedCount, neverSeen, neverTested } = exploration;
  const idle = neverSeen.length + neverTested.length;
  const tests = idle === 1 ? "1 check tests" : `${idle} checks test`;
  return [
    ...(undecidedCount === 0 ? [] : [`${undecidedCount} undecided`]),
    ...(idle === 0 ? [] : [`${tests} nothing`]),
  ];
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
  const runs = runsOf(count);
  const more = count > seeds.length ? ", …" : "";
  const said = verdict === "fails" ? "" : ` (${verdict})`;
  return [`${sign} ${claim}${said}: ${runs}, seeds ${seeds.join(", ")}${more}`];
}

function inPercent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function sayShare({ low, high }: Interval): string {
  return `${inPercent(low)} to ${inPercent(high)}`;
}
