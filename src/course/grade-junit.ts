/** How does a grade look to a CI server? */
import type { GradeResult, TestResult } from "./grade-result.ts";

/** One suite for each grade, in the XML that JUnit's Ant task writes. */
export function gradesJunit(results: readonly GradeResult[]): string {
  const suites = results.map(suiteXml).join("");
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return `${head}<testsuites>\n${suites}</testsuites>\n`;
}

function suiteXml(result: GradeResult): string {
  const { lesson, tests, message, points, pointsMax } = result;
  const failures = tests.filter(({ status }) => status === "fail").length;
  const errors = tests.filter(({ status }) => status === "error").length;
  const counts = [
    `tests="${tests.length + (message === null ? 0 : 1)}"`,
    `failures="${failures}"`,
    `errors="${errors + (message === null ? 0 : 1)}"`,
  ].join(" ");
  const properties =
    `    <properties><property name="points" value="${points}"/>` +
    `<property name="pointsMax" value="${pointsMax}"/></properties>\n`;
  const refused =
    message === null ? "" : caseXml(lesson, "it loads", errorXml(message));
  const cases = tests.map((test) =>
    caseXml(`${lesson}.${test.task}`, test.name, problemXml(test)),
  );
  return (
    `  <testsuite name="${escaped(lesson)}" ${counts}>\n${properties}` +
    `${refused}${cases.join("")}  </testsuite>\n`
  );
}

function caseXml(className: string, name: string, inner: string): string {
  const names = `classname="${escaped(className)}" name="${escaped(name)}"`;
  if (inner === "") return `    <testcase ${names}/>\n`;
  return `    <testcase ${names}>${inner}</testcase>\n`;
}

function problemXml(test: TestResult): string {
  const { status, message, expected, got, seed } = test;
  if (status === "pass") return "";
  if (status === "error") return errorXml(message ?? "");
  const detail = `expected ${expected}, got ${got}, with seed ${seed}`;
  const attributes = `message="${escaped(message ?? "")}"`;
  return `<failure ${attributes}>${escaped(detail)}</failure>`;
}

function errorXml(message: string): string {
  return `<error message="${escaped(message)}"/>`;
}

/** XML 1.0 has no way to write most control characters. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "?")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}
