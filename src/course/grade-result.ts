/** What does a grade say? */

/**
 * A superset of Exercism's results.json, version 3
 * (exercism.org/docs/building/tooling/test-runners/interface). There is no
 * time in it, so page and command line give equal texts.
 */
export interface GradeResult {
  readonly version: 3;
  readonly status: TestStatus;
  /** Why nothing could be tried; null when it could. */
  readonly message: string | null;
  readonly lesson: string;
  readonly points: number;
  readonly pointsMax: number;
  readonly seeds: readonly number[];
  readonly tests: readonly TestResult[];
}

export type TestStatus = "pass" | "fail" | "error";

/** One claim, over all seeds. */
export interface TestResult {
  readonly name: string;
  readonly status: TestStatus;
  /** Makes sense when it is read alone; null when the claim holds. */
  readonly message: string | null;
  /** What the submission wrote in the run that failed. */
  readonly output: string | null;
  /** The place of the task among the tasks, from 1. */
  readonly task_id: number;
  readonly task: string;
  readonly seed: number | null;
  readonly runLink: string | null;
  readonly firstBadEvent: BadEvent | null;
  readonly expected: string | null;
  readonly got: string | null;
  /** The mistake that this usually is. */
  readonly messageKey: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface BadEvent {
  readonly row: number;
  readonly atNs: number;
  readonly host: string;
  readonly sentence: string;
}
