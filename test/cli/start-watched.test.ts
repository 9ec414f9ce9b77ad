/** Do the checks beside a learner's file say what the grade says? */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { findLesson } from "../../src/cli/find-lesson.ts";
import { gradeSubmission } from "../../src/cli/sandbox/grade-submission.ts";
import { checksTest, vitestConfig } from "../../src/cli/work-templates.ts";
import { testText } from "../../src/course/grade-text.ts";
import { ROOT, readText } from "../support/source.ts";

const SLUG = "01-hello-far-call";
const FILE = "greeter.ts";
const TEXTS = ["start.ts", "solution.ts", "wrong/counts-twice.ts"];

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** As deep in the checkout as the folder that `farcall start` makes. */
mkdirSync(join(ROOT, "dist"), { recursive: true });
const work = mkdtempSync(join(ROOT, "dist", "watched-"));
afterAll(() => rmSync(work, { recursive: true }));

test("start, solution and a mistake fare alike under vitest and in the grade", async () => {
  const config = join(work, "vitest.config.ts");
  const deeper = (text: string) => text.replaceAll('"../', '"../../');
  writeFileSync(config, deeper(vitestConfig()));
  for (const [index, text] of TEXTS.entries()) {
    const folder = join(work, String(index));
    mkdirSync(folder);
    writeFileSync(join(folder, FILE), readText(`lessons/${SLUG}/${text}`));
    const checks = deeper(checksTest(SLUG, FILE));
    writeFileSync(join(folder, "checks.test.ts"), checks);
  }
  const args = ["vitest", "run", "--config", config, "--reporter=json"];
  const { stdout } = await promisify(execFile)("npx", args, {
    cwd: ROOT,
    maxBuffer: 1e7,
  }).catch((failed: { stdout: string }) => failed);
  const { testResults } = JSON.parse(stdout) as Report;
  expect(testResults).toHaveLength(TEXTS.length);
  const lesson = await findLesson(SLUG);
  for (const { name, assertionResults } of testResults) {
    const index = Number(basename(join(name, "..")));
    const text = readText(`lessons/${SLUG}/${TEXTS[index]}`);
    const { seeds = [] } = lesson.lesson.exercise ?? {};
    const grade = await gradeSubmission({ lesson, text, seeds });
    const seen = assertionResults.map(({ title, status, failureMessages }) => {
      const [said = ""] = failureMessages;
      return { title, status, said: said.split("\n    at ")[0] ?? "" };
    });
    const wanted = grade.tests.map((one) => {
      const isGood = one.status === "pass";
      return {
        title: `${one.task}: ${one.name}`,
        status: isGood ? "passed" : "failed",
        said: isGood ? "" : `AssertionError: ${testText(one)}`,
      };
    });
    const last = { title: "it can be graded", status: "passed", said: "" };
    expect(seen).toEqual([...wanted, last]);
  }
});
