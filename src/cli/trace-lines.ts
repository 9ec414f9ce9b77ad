/** How is a trace printed, kept in a file, and compared with a kept one? */
import { closeSync, openSync, writeSync } from "node:fs";
import type { Row, Trace } from "../kernel/trace.ts";
import { rowJson, rowText } from "../kernel/trace-text.ts";
import type { Level } from "../ports/event.ts";
import { storyLine, storyRows } from "../scenario/story.ts";
import type { Difference, EarlierTrace } from "./run-job.ts";

type TraceFormat = "text" | "jsonl";

/** A terminal has no use for more; a file has all of them. */
const STORY_LINES_MAX = 2_000;

const LINES_AT_ONCE = 10_000;

/** The rows that one sees from there, as lines, and how many more there are. */
export function storyOf(
  trace: Trace,
  level: Level,
  format: TraceFormat,
): { readonly story: readonly string[]; readonly storyMore: number } {
  const story: string[] = [];
  let storyMore = 0;
  for (const row of storyRows(trace, level)) {
    if (story.length >= STORY_LINES_MAX) {
      storyMore = trace.length - STORY_LINES_MAX;
      break;
    }
    story.push(format === "jsonl" ? rowJson(row) : storyLine(row));
  }
  return { story, storyMore };
}

/** What a trace file holds. */
interface TraceFile {
  readonly trace: Trace;
  readonly format: TraceFormat;
  readonly link: string;
}

/** Writes all rows, after a line with the link that brings them back. */
export function writeTrace(path: string, file: TraceFile): void {
  const { trace, format, link } = file;
  const handle = openSync(path, "w");
  try {
    writeSync(handle, `${headOf(format, link)}\n`);
    let lines: string[] = [];
    for (let index = 0; index < trace.length; index += 1) {
      lines.push(`${lineOf(trace.row(index), format)}\n`);
      const isLast = index === trace.length - 1;
      if (!isLast && lines.length < LINES_AT_ONCE) continue;
      writeSync(handle, lines.join(""));
      lines = [];
    }
  } finally {
    closeSync(handle);
  }
}

function headOf(format: TraceFormat, link: string): string {
  return format === "jsonl" ? JSON.stringify({ link }) : `# ${link}`;
}

function lineOf(row: Row, format: TraceFormat): string {
  return format === "jsonl" ? rowJson(row) : rowText(row).trimEnd();
}

/** The first line in which the run is not the kept one, if there is any. */
export function firstDifference(
  trace: Trace,
  earlier: EarlierTrace,
): Difference | undefined {
  const { lines } = earlier;
  const count = Math.max(lines.length, trace.length);
  for (let index = 0; index < count; index += 1) {
    const isThere = index < trace.length;
    const now = isThere ? lineOf(trace.row(index), earlier.trace) : NOTHING;
    const before = lines[index] ?? NOTHING;
    if (now !== before) return { line: index + 1, before, now };
  }
  return undefined;
}

const NOTHING = "(nothing more)";
