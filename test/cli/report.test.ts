/** What does a run that went wrong print, and with which exit code? */
import { expect, test } from "vitest";
import { bugReport } from "../../src/cli/bug-report.ts";
import { main } from "../../src/cli/main.ts";
import { exitCodeOf, reportText } from "../../src/cli/report-text.ts";
import type { RunReport } from "../../src/cli/run-job.ts";
import { AssertionError } from "../../src/ports/assert.ts";

const GOOD: RunReport = {
  scenario: "small",
  title: "Small",
  seed: 3,
  version: "0.1.0",
  link: "farcall:abc",
  digest: "0123456789abcdef",
  endReason: "drained",
  endedAtNs: 5_000_000,
  eventCount: 1,
  rowCount: 1,
  story: ["    1.000 ms  it begins"],
  storyMore: 0,
  checks: [],
  warnings: [],
  waiting: [],
  failure: undefined,
  difference: undefined,
  outProblem: undefined,
};

const CHECK = { claim: "it ends", expected: "1", got: "0" };

function withVerdict(verdict: "holds" | "fails" | "undecided"): RunReport {
  return { ...GOOD, checks: [{ ...CHECK, verdict, firstBad: undefined }] };
}

function failed(kind: "limit" | "bad-action" | "bug"): RunReport {
  const failure = { kind, message: "it broke", stack: "it broke" };
  return { ...GOOD, endReason: "failed", failure };
}

test("the exit code says how it went", () => {
  expect(exitCodeOf(GOOD)).toBe(0);
  expect(exitCodeOf(withVerdict("holds"))).toBe(0);
  expect(exitCodeOf(withVerdict("fails"))).toBe(1);
  expect(exitCodeOf(withVerdict("undecided"))).toBe(1);
  expect(exitCodeOf({ ...GOOD, endReason: "stopped" })).toBe(1);
  expect(exitCodeOf(failed("limit"))).toBe(1);
  expect(exitCodeOf(failed("bad-action"))).toBe(2);
  expect(exitCodeOf(failed("bug"))).toBe(3);
});

test("a run that broke off says why", () => {
  expect(reportText(failed("limit"), false)).toContain(
    "broke off at 5 ms: it broke\n",
  );
});

test("colour is used where there is colour, and nowhere else", () => {
  const report = withVerdict("holds");
  expect(reportText(report, true)).toContain("\u001b[32m✓\u001b[0m it ends");
  expect(reportText(report, false)).toContain("✓ it ends");
  expect(reportText(report, false)).not.toContain("\u001b");
});

test("a check that looked at nothing gets no tick", () => {
  const check = { ...CHECK, verdict: "holds", firstBad: undefined } as const;
  const report = { ...GOOD, checks: [{ ...check, isIdle: true }] };
  const text = reportText(report, false);
  expect(text).toContain("– it ends: this run had nothing for it to look at\n");
  expect(text).not.toContain("✓");
  expect(exitCodeOf(report)).toBe(0);
});

test("what a host waits for is told once, with all of its tasks", () => {
  const waitsFor = ["work", "rest", "work"];
  const tasks = ["pay", "pay", "ask"].map((task) => {
    return { host: "bank", task, waitsFor };
  });
  const other = { host: "shop", task: "sell", waitsFor: [] };
  const text = reportText({ ...GOOD, waiting: [...tasks, other] }, false);
  expect(text.match(/^still waiting: .*/gm)).toEqual([
    "still waiting: pay (2 times), ask on bank, for work (2 times), rest",
    "still waiting: sell on shop, for something that the simulation does not " +
      "know of",
  ]);
});

test("a bug of ours comes with all that a report needs", () => {
  const error = new AssertionError("this should hold: 1 is 2");
  const text = bugReport(error, { seed: 3, digest: "0123", link: "farcall:x" });
  expect(text).toContain("this is a bug of Farcall");
  expect(text).toContain("  seed 3\n");
  expect(text).toContain("  digest 0123\n");
  expect(text).toMatch(/^ {2}version \d+\.\d+\.\d+$/m);
  expect(text).toContain("this should hold: 1 is 2");
});

test("a belief of ours that fails ends the command with 3", async () => {
  let err = "";
  const code = await main(["scenarios", "--format", "json"], {
    out: () => {
      throw new AssertionError("this should hold: 1 is 2");
    },
    err: (text) => {
      err += text;
    },
    hasColour: false,
    isWatched: false,
    onInterrupt: () => () => {},
  });
  expect(code).toBe(3);
  expect(err).toContain("this is a bug of Farcall, not of what you did");
  expect(err).toMatch(/^ {2}version \d+\.\d+\.\d+$/m);
  expect(err).toContain("  command scenarios --format json\n");
  expect(err).toContain("this should hold: 1 is 2");
});
