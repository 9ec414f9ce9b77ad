/** Does a grader notice when a solution is broken in one place? */
import { readFileSync } from "node:fs";
import { hiddenSeeds } from "../../course/hidden-seeds.ts";
import type { Problem } from "../../scenario/problem.ts";
import type { LoadedLesson } from "../find-lesson.ts";
import { gradeSubmission } from "../sandbox/grade-submission.ts";
import { mutantsOf } from "./mutants.ts";

/** Fewer than this caught, and a grader lets too much pass. */
const CAUGHT_RATIO_MIN = 0.95;

const HIDDEN = hiddenSeeds("mutants", [1, 2, 3, 4, 5]);

export interface MutantReport {
  readonly count: number;
  readonly caught: number;
  /** Each with the reason that the lesson gives, if it gives one. */
  readonly survivors: readonly string[];
  readonly problems: readonly Problem[];
}

/** Grades every mutant of the solution on visible and some hidden seeds. */
export async function lintMutants(loaded: LoadedLesson): Promise<MutantReport> {
  const { lesson, folder, slug } = loaded;
  const { seeds = [], survivors: reasons = {} } = lesson.exercise ?? {};
  const mutants = mutantsOf(readFileSync(`${folder}solution.ts`, "utf8"));
  const survivors: string[] = [];
  for (const { change, text } of mutants) {
    if (await passes(loaded, text, [...seeds, ...HIDDEN])) {
      survivors.push(change);
    }
  }
  const caught = mutants.length - survivors.length;
  // One that no run can tell from the solution says nothing of the checks.
  const excused = survivors.filter((one) => Object.hasOwn(reasons, one));
  const countable = mutants.length - excused.length;
  const problems: Problem[] = [];
  for (const change of survivors) {
    if (Object.hasOwn(reasons, change)) continue;
    const remedy = "write a check, or the reason under survivors";
    problems.push({ path: slug, what: `is not caught: ${change}`, remedy });
  }
  if (caught < countable * CAUGHT_RATIO_MIN) {
    const what = `${caught} of ${countable} mutants are caught`;
    problems.push({ path: slug, what, remedy: "write more checks" });
  }
  const told = survivors.map(
    (change) => `${change} (${reasons[change] ?? "no reason given"})`,
  );
  return { count: mutants.length, caught, survivors: told, problems };
}

/** Whether it earns all points; most lose some on the first seed. */
async function passes(
  lesson: LoadedLesson,
  text: string,
  seeds: readonly number[],
): Promise<boolean> {
  const limits = { runMsMax: 1500 };
  for (const seed of seeds) {
    const grade = await gradeSubmission({
      lesson,
      text,
      seeds: [seed],
      limits,
    });
    if (grade.points < grade.pointsMax) return false;
  }
  return true;
}
