/** What does `farcall replay` do? */
import { existsSync } from "node:fs";
import { formatIntervention } from "../../scenario/intervention.ts";
import { isLink, parseLink, type RunLink } from "../../scenario/link.ts";
import { findScenario } from "../find-scenario.ts";
import { FORMAT_FLAG, wordOf } from "../flag-values.ts";
import { readText } from "../read-text.ts";
import { exitCodeOf } from "../report-text.ts";
import type { EarlierTrace, RunJob, RunReport } from "../run-job.ts";
import { runFor } from "../run-thread.ts";
import {
  BadInput,
  badInput,
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";

export const verb: Verb = {
  summary: "makes a run again and compares the digests",
  positionals: ["LINK|FILE"],
  flags: { format: FORMAT_FLAG },
  example: "npx farcall replay run.txt",
  run: replay,
};

/** A run as it was, as far as a link or a file tells. */
interface Kept {
  readonly link: string;
  readonly trace: EarlierTrace | undefined;
}

async function replay(given: Given, io: Io): Promise<ExitCode> {
  const format = wordOf(given, "format", ["text", "json"]);
  const kept = keptRun(given.positionals[0] ?? "");
  const link = linkOf(kept);
  const report = await runFor(jobOf(kept), io);
  const before = { digest: link.digest, version: link.version };
  const isSame =
    before.digest === report.digest && report.difference === undefined;
  const { story, storyMore, ...rest } = report;
  if (format === "json") {
    const result = { ...rest, before, isSame };
    io.out(`${JSON.stringify(result, undefined, 2)}\n`);
  } else {
    io.out(comparison(report, before));
  }
  if (report.endReason === "failed") return exitCodeOf(report);
  return isSame ? EXIT.holds : EXIT.fails;
}

async function jobOf(kept: Kept): Promise<RunJob> {
  const link = linkOf(kept);
  const { scenario } = await findScenario(kept.link);
  return {
    scenario,
    linkScenario: link.scenario,
    seed: link.seed,
    at: link.interventions.map(formatIntervention),
    untilNs: link.until,
    level: "world",
    trace: "text",
    out: undefined,
    earlier: kept.trace,
  };
}

function linkOf({ link }: Kept): RunLink {
  const parsed = parseLink(link);
  if (!parsed.ok) throw new BadInput(parsed.problems);
  return parsed.value;
}

interface Before {
  readonly digest: string | undefined;
  readonly version: string | undefined;
}

function comparison(report: RunReport, before: Before): string {
  const { scenario, seed, digest, version, difference } = report;
  const lines = [`${scenario}, seed ${seed}`];
  if (before.digest === undefined) {
    lines.push("the link has no digest to compare with");
  } else if (before.digest === digest) {
    lines.push("the digests are equal: it is the same run");
  } else {
    lines.push(
      "another run: the digests differ",
      `  then ${before.digest}, version ${before.version ?? "unknown"}`,
      `  now  ${digest}, version ${version}`,
    );
  }
  if (difference !== undefined) {
    lines.push(
      `the file and this run first differ in row ${difference.line}`,
      `  then ${difference.before}`,
      `  now  ${difference.now}`,
    );
  }
  lines.push(`digest ${digest}`);
  return lines.map((line) => `${line}\n`).join("");
}

/** The trace of a long run; a text of Node could not be much longer. */
const FILE_BYTES_MAX = 256 * 1024 * 1024;

/**
 * A link in a text: what `run` prints, the first line of a trace file, or an
 * address of the page.
 */
const LINK_IN_TEXT = /farcall:[A-Za-z0-9_-]+|https?:\/\/\S+#\S+/;

function keptRun(word: string): Kept {
  if (isLink(word)) return { link: word, trace: undefined };
  if (!existsSync(word)) {
    const remedy = "give a link, or a file that holds one";
    throw badInput("", `"${word}" is no link and no file`, remedy);
  }
  const text = readText(word, FILE_BYTES_MAX);
  const link = LINK_IN_TEXT.exec(text)?.[0];
  if (link === undefined) {
    const remedy = "give what `farcall run` printed, or wrote with --out";
    throw badInput(word, "holds no link", remedy);
  }
  return { link, trace: traceIn(text) };
}

function traceIn(text: string): EarlierTrace | undefined {
  const [head = "", ...lines] = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  if (head.startsWith('{"link":')) return { trace: "jsonl", lines };
  return head.startsWith("# farcall:") ? { trace: "text", lines } : undefined;
}
