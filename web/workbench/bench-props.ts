/** What is each pane of the workbench given? */
import type { TestStatus } from "../../src/course/grade-result.ts";
import type { Locale } from "../app/address.ts";
import type { LessonFacts } from "../engine/lesson-answers.ts";
import type { Judged } from "./bench-machine.ts";
import type { ExerciseText } from "./exercise-texts.ts";
import type { WorkbenchWords } from "./words-en.ts";

export type Exercise = NonNullable<LessonFacts["exercise"]>;

export interface BenchProps {
  readonly slug: string;
  readonly locale: Locale;
  readonly words: WorkbenchWords;
  readonly exercise: Exercise;
  readonly texts: ExerciseText;
  readonly judged: Judged | undefined;
  /** All points were earned once. */
  readonly isDone: boolean;
}

export type TaskState = "pass" | "fail" | "open";

/** Beside a word, never instead of it. */
export const SIGNS: Readonly<Record<TestStatus | "open", string>> = {
  pass: "✓",
  fail: "✗",
  error: "⚠",
  open: "○",
};

export function taskState(
  { judged, isDone }: BenchProps,
  task: string,
): TaskState {
  if (judged === undefined) return isDone ? "pass" : "open";
  const own = judged.result.tests.filter((test) => test.task === task);
  const isHeld = own.every(({ status }) => status === "pass");
  return own.length > 0 && isHeld ? "pass" : "fail";
}

/** "Count what was done": the hints call a task by its name. */
export function taskName({ texts, locale }: BenchProps, task: string): string {
  const hint = texts.hints[locale].find((one) => one.task === task);
  return hint?.heading ?? task;
}
