/** How does a grade read? */

import { never } from "../ports/assert.ts";
import { formatTime, type Instant } from "../ports/time.ts";
import type { GradeResult, TestResult } from "./grade-result.ts";

/** As text; the last line is "points 8/10". */
export function gradeText(result: GradeResult): string {
  const lines = [`${result.lesson}, ${result.seeds.length} seeds`];
  if (result.message !== null) lines.push(`no  ${result.message}`);
  for (const test of result.tests) lines.push(...testLines(test));
  lines.push(`points ${result.points}/${result.pointsMax}`);
  return lines.map((line) => `${line}\n`).join("");
}

/** One claim alone, as a test of it says why it failed. */
export function testText(test: TestResult): string {
  const lines = testLines(test).slice(1);
  if (test.runLink !== null) lines.push(`    its run: ${test.runLink}`);
  return lines.map((line) => line.trimStart()).join("\n");
}

function testLines(test: TestResult): readonly string[] {
  const { status, name, task, message } = test;
  switch (status) {
    case "pass":
      return [`ok  ${task}: ${name}`];
    case "error":
      return [`no  ${task}: ${name}`, `    ${message}`];
    case "fail":
      return [`no  ${task}: ${name}`, ...detailLines(test)];
    default:
      return never(status);
  }
}

function detailLines(test: TestResult): readonly string[] {
  const { message, seed, firstBadEvent, expected, got, output } = test;
  const { thrown } = test.params;
  const lines = [`    ${message}`];
  lines.push(`    expected ${expected}, got ${got}, with seed ${seed}`);
  if (firstBadEvent !== null) {
    const { atNs, sentence } = firstBadEvent;
    lines.push(`    at ${formatTime(atNs as Instant)}: ${sentence}`);
  }
  if (thrown !== undefined) lines.push(`    the handler threw ${thrown}`);
  if (output !== null) {
    for (const line of output.split("\n")) lines.push(`    | ${line}`);
  }
  return lines;
}
