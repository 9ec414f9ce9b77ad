/** How does a test grade what learners hand in for a lesson? */
import { readFileSync } from "node:fs";
import { findLesson } from "../../src/cli/find-lesson.ts";
import { gradeSubmission } from "../../src/cli/sandbox/grade-submission.ts";
import type { GradeResult } from "../../src/course/grade-result.ts";
import { hiddenSeeds } from "../../src/course/hidden-seeds.ts";

export const SALTS = ["spring", "a student's own"];

/** Seeds hidden by a salt; with LONG=1 the whole of 1..100. */
export function hiddenBy(salt: string, shortCount: number): readonly number[] {
  const length = process.env["LONG"] ? 100 : shortCount;
  return hiddenSeeds(
    salt,
    Array.from({ length }, (_, n) => n + 1),
  );
}

/** The lesson of a slug, and what its checks say of a text. */
export async function graderOf(slug: string) {
  const loaded = await findLesson(slug);
  const { folder, lesson } = loaded;
  const visible = lesson.exercise?.seeds ?? [];
  const gradeText = async (
    text: string,
    seeds: readonly number[] = visible,
  ): Promise<GradeResult> => {
    return await gradeSubmission({ lesson: loaded, text, seeds });
  };
  return {
    lesson,
    visible,
    textOf: (file: string) => readFileSync(`${folder}${file}`, "utf8"),
    gradeText,
    problemsOf: async (text: string, seeds = visible) => {
      const { tests } = await gradeText(text, seeds);
      return tests.map(({ message }) => message).filter(Boolean);
    },
  };
}
