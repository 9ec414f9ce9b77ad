/** What lies beside a learner's file, so that its checks run at each save? */

/** Each claim as a test, from the grade that the command line would give. */
export function checksTest(slug: string, file: string): string {
  return `/** Do the claims of lesson ${slug} hold? Run again at each save. */
import { expect, test } from "vitest";
import { findLesson } from "../../src/cli/find-lesson.ts";
import { gradeSubmission } from "../../src/cli/sandbox/grade-submission.ts";
import { testText } from "../../src/course/grade-text.ts";
// As text: the file itself runs in its sandbox alone.
import text from "./${file}?raw";

const lesson = await findLesson("${slug}");
const { seeds = [] } = lesson.lesson.exercise ?? {};
const grade = await gradeSubmission({ lesson, text, seeds });

test.each(grade.tests.map((one) => [one.task, one.name, one] as const))(
  "%s: %s",
  (_task, _name, one) => {
    if (one.status !== "pass") expect.fail(testText(one));
  },
);

test("it can be graded", () => {
  expect(grade.message).toBe(null);
});
`;
}

/** Apart from the configuration of our own tests: theirs stay green. */
export function vitestConfig(): string {
  return `/** How do the checks of a learner's files run? */
import { defineConfig } from "vitest/config";
import ours from "../test/vitest.config.ts";

export default defineConfig({
  resolve: ours.resolve,
  root: new URL(".", import.meta.url).pathname,
  test: { include: ["*/checks.test.ts"], testTimeout: 60_000 },
});
`;
}
