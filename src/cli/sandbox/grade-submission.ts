/** What is a submission worth? */
import { grade, type Locale, refusedGrade } from "../../course/grade.ts";
import type { GradeResult } from "../../course/grade-result.ts";
import type { LoadedLesson } from "../find-lesson.ts";
import { compileInTime } from "./compile-in-time.ts";
import { engineText } from "./engine-text.ts";
import {
  runInSandbox,
  SANDBOX_LIMITS,
  type SandboxLimits,
} from "./run-submission.ts";

export interface SubmissionOrder {
  readonly lesson: LoadedLesson;
  /** What the learner wrote. */
  readonly text: string;
  readonly seeds: readonly number[];
  readonly limits?: Partial<SandboxLimits>;
  readonly locale?: Locale;
}

/**
 * Runs a submission in its sandbox and judges the traces here. Never rejects
 * for what the submission does.
 */
export async function gradeSubmission(
  order: SubmissionOrder,
): Promise<GradeResult> {
  const { lesson: loaded, text, seeds, locale } = order;
  const { lesson, claims } = loaded;
  const { exercise } = lesson;
  if (exercise === undefined) return refusedGrade(lesson, "has no exercise");
  const { service, scene, runMsMax = SANDBOX_LIMITS.runMsMax } = exercise;
  const limits = { ...SANDBOX_LIMITS, runMsMax, ...order.limits };
  const compiled = compileInTime(text, limits.compileMsMax);
  if (compiled.kind === "refused") {
    return refusedGrade(lesson, compiled.reason);
  }
  const jobs = seeds.map((seed) => ({ seed, scenario: scene(seed), service }));
  const outcomes = await runInSandbox({
    engine: await engineText(),
    program: compiled.program,
    jobs,
    limits,
  });
  const tried = outcomes.map((outcome, index) => {
    const { seed, scenario } = jobs[index] as (typeof jobs)[number];
    return { seed, scenario, outcome };
  });
  return grade({ lesson, claims, tried, ...(locale && { locale }) });
}
