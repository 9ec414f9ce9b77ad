/** How is a row of a run named to who looks at its grade? */
import type { Row } from "../kernel/trace.ts";
import { rowSentence } from "../kernel/trace-text.ts";
import type { BadEvent } from "./grade-result.ts";
import type { ReadRun } from "./run-record.ts";

/** By the number that it had in its run; null when there is no row. */
export function badEvent(run: ReadRun, row: Row | undefined): BadEvent | null {
  if (row === undefined) return null;
  const { at, host } = row;
  const sentence = rowSentence(row);
  return { row: run.numberOf(row), atNs: at, host, sentence };
}
