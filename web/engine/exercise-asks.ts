/** What do the desk that grades and the engine say to each other? */
import type { GradeResult } from "../../src/course/grade-result.ts";
import type { Words } from "../../src/scenario/scenario.ts";
import type { SceneRun } from "./lesson-answers.ts";

/** What came of one seed: a record, or why there is none. */
export type Tried = { readonly seed: number } & (
  | { readonly record: string }
  | { readonly reason: string }
);

export type ExerciseAsk =
  /** What is there to run? The visible seeds unless others are given. */
  | {
      readonly kind: "jobs";
      readonly slug: string;
      readonly seeds?: readonly number[];
    }
  /** What are these runs worth? */
  | {
      readonly kind: "grade";
      readonly slug: string;
      readonly locale: keyof Words & string;
      readonly tried: readonly Tried[];
    }
  /** What is a text worth that is no submission, for this reason? */
  | { readonly kind: "refuse"; readonly slug: string; readonly reason: string }
  /** How does one run look? */
  | {
      readonly kind: "scene";
      readonly slug: string;
      readonly seed: number;
      readonly record: string;
    };

export type ExerciseAnswer =
  | {
      readonly kind: "jobs";
      readonly jobs: readonly Job[];
      readonly runMsMax: number;
    }
  | { readonly kind: "graded"; readonly result: GradeResult }
  | { readonly kind: "scene"; readonly run: SceneRun }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

export interface Job {
  readonly seed: number;
  /** A `SandboxJob` as JSON, for the grade. */
  readonly job: string;
  /** The same with all rows, to look at. */
  readonly fullJob: string;
}
