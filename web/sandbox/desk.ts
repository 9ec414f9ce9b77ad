/** How does the page grade what a learner wrote? */
import type { GradeResult } from "../../src/course/grade-result.ts";
import type { Locale } from "../app/address.ts";
import type { SceneRun } from "../engine/lesson-answers.ts";

export interface GradeAsk {
  /** "01-hello-far-call" */
  readonly slug: string;
  /** What the learner wrote. */
  readonly text: string;
  readonly locale: Locale;
  /** The exercise's visible seeds unless told otherwise. */
  readonly seeds?: readonly number[];
  readonly onProgress?: (doneRuns: number, allRuns: number) => void;
}

/** One learner's program at a time; a new grade ends the one under way. */
export class Desk {
  /** Never rejects for what the program does; undefined when it was stopped. */
  grade(_ask: GradeAsk): Promise<GradeResult | undefined> {
    return Promise.resolve(undefined);
  }

  /** The run of that seed in the last grade, as the scene plays it. */
  runOf(_seed: number): Promise<SceneRun | undefined> {
    return Promise.resolve(undefined);
  }

  /** Ends what is running, at once. */
  stop(): void {}
}
