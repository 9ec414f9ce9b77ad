/** Which questions of earlier lessons does a lesson ask again? */
import type { Problem } from "../scenario/problem.ts";
import type { Lesson, Step } from "./lesson.ts";

type Question = Extract<Step, { readonly kind: "predict" | "quiz" }>;

export interface Recalled {
  readonly lesson: Lesson;
  readonly step: Question;
}

/** The question that "hello/money" names; undefined when there is none. */
export function findRecalled(
  name: string,
  lessons: readonly Lesson[],
): Recalled | undefined {
  const [id, stepId] = name.split("/");
  const lesson = lessons.find((one) => one.id === id);
  const step = lesson?.steps.find((one) => one.id === stepId);
  if (lesson === undefined || step === undefined) return undefined;
  const isQuestion = step.kind === "predict" || step.kind === "quiz";
  return isQuestion ? { lesson, step } : undefined;
}

/** What is asked again must be a question of a lesson that comes before. */
export function lintRecall(
  { recall }: Lesson,
  earlier: readonly Lesson[],
): readonly Problem[] {
  return recall
    .filter((name) => findRecalled(name, earlier) === undefined)
    .map((name) => ({
      path: "recall",
      what: `"${name}" is no question of an earlier lesson`,
      remedy: "name one as lesson/step, such as hello/money",
    }));
}
