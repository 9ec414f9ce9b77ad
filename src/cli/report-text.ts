/** How does one read what has come of a run? */
import { formatTime, type Instant } from "../ports/time.ts";
import { linkLines } from "./link-hint.ts";
import type { CheckReport, RunReport } from "./run-job.ts";
import { EXIT, type ExitCode } from "./verb.ts";

const GREEN = "\u001b[32m";
const RED = "\u001b[31m";
const PLAIN = "\u001b[0m";

/** The report for a terminal, ending with the digest. */
export function reportText(report: RunReport, hasColour: boolean): string {
  const { title, scenario, seed, story, storyMore } = report;
  const more =
    storyMore > 0 ? [`… up to ${storyMore} rows more; --out keeps all`] : [];
  const lines = [
    `${title} (${scenario}), seed ${seed}`,
    "",
    ...story,
    ...more,
    "",
    ...report.checks.flatMap((check) => checkLines(check, hasColour)),
    ...report.warnings.map((warning) => `! ${warning}`),
    endLine(report),
    ...waitingLines(report),
    ...linkLines(report.link),
    `digest ${report.digest}`,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function checkLines(check: CheckReport, hasColour: boolean): string[] {
  const { claim, verdict, expected, got, firstBad, explanation = [] } = check;
  const paint = (colour: string, text: string) =>
    hasColour ? `${colour}${text}${PLAIN}` : text;
  if (check.isIdle === true) return [`– ${claim}: ${idleWords(check)}`];
  if (verdict === "holds") return [`${paint(GREEN, "✓")} ${claim}`];
  const sign = verdict === "fails" ? "✗" : "?";
  return [
    `${paint(RED, sign)} ${claim}: expected ${expected}, got ${got}`,
    ...(firstBad === undefined
      ? []
      : [`    first in row ${firstBad.row}: ${firstBad.line}`]),
    ...explanation.map((line) => `    ${line}`),
  ];
}

/** Neither good nor bad: who reads a ✓ would think that it was tested. */
function idleWords({ expected }: CheckReport): string {
  const isHope = expected.startsWith("in some run");
  return isHope
    ? "not seen in this run; one of many should show it"
    : "this run had nothing for it to look at";
}

/** A line for each host: nobody knows which of its tasks waits for what. */
function waitingLines({ waiting }: RunReport): string[] {
  const hosts = new Set(waiting.map(({ host }) => host));
  return [...hosts].map((name) => {
    const all = waiting.filter(({ host }) => host === name);
    const tasks = counted(all.map(({ task }) => task)).join(", ");
    // Each of them has the list of the whole host.
    const things = counted(all[0]?.waitsFor ?? []).join(", ");
    const what = things || "something that the simulation does not know of";
    return `still waiting: ${tasks} on ${name}, for ${what}`;
  });
}

/** Each text once, with how often it comes. */
function counted(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) =>
    count === 1 ? text : `${text} (${count} times)`,
  );
}

function endLine({ endReason, endedAtNs, failure }: RunReport): string {
  const at = formatTime(endedAtNs as Instant);
  switch (endReason) {
    case "drained":
      return `ended at ${at}: nothing was left to do`;
    case "until":
      return `ended at ${at}: the time was up`;
    case "stopped":
      return `stopped at ${at}: what is done so far; no check was judged`;
    case "failed":
      return `broke off at ${at}: ${failure?.message ?? "no reason known"}`;
  }
}

/** What the process exits with after such a run. */
export function exitCodeOf(report: RunReport): ExitCode {
  if (report.failure?.kind === "bug") return EXIT.bug;
  if (report.failure?.kind === "bad-action") return EXIT.badInput;
  if (report.failure?.kind === "bad-script") return EXIT.badInput;
  const isDecided =
    report.failure === undefined && report.endReason !== "stopped";
  const hold = report.checks.every(({ verdict }) => verdict === "holds");
  return isDecided && hold ? EXIT.holds : EXIT.fails;
}
