/** What do a lesson's page and the engine say to each other? */
import type { Measured } from "../../src/check/usl.ts";
import type { Cite, Panel, StepKind } from "../../src/course/lesson.ts";
import type { Scenario, Words } from "../../src/scenario/scenario.ts";
import type { Report } from "./order.ts";
import type { SeedSlice } from "./seed-slice.ts";

export type LessonAsk =
  | {
      readonly kind: "open";
      readonly slug: string;
      /** Lessons that one has begun; of no other it asks a question again. */
      readonly begun: readonly string[];
    }
  /** What a step shows: its runs, and those that its text points into. */
  | {
      readonly kind: "step";
      readonly slug: string;
      readonly step: string;
      readonly moments: readonly string[];
      /** Scenes that the page has, and does not need again. */
      readonly has: readonly string[];
    }
  | {
      readonly kind: "tweak";
      readonly slug: string;
      readonly step: string;
      readonly value: number;
    }
  | {
      readonly kind: "break";
      readonly slug: string;
      readonly step: string;
      /** "215ms=crash:bank" */
      readonly hands: readonly string[];
    }
  /** The same question of many seeds, some at a time. */
  | ({
      readonly kind: "seeds";
      readonly slug: string;
      readonly step: string;
    } & SeedSlice)
  /** The run of the step with this seed. */
  | {
      readonly kind: "seed";
      readonly slug: string;
      readonly step: string;
      readonly seed: number;
    };

export type LessonAnswer =
  | { readonly kind: "opened"; readonly facts: LessonFacts }
  | {
      readonly kind: "step";
      readonly facts: StepFacts;
      readonly scenes: LessonFacts["scenes"];
      readonly moments: LessonFacts["moments"];
    }
  | {
      readonly kind: "tried";
      readonly run: SceneRun;
      /** The checkpoint is true, or the claim no longer is. */
      readonly isReached: boolean;
      /** What is to be said of it, if the lesson has words for it. */
      readonly told?: Words;
    }
  /** The option that each seed of the slice gives, "" for none. */
  | { readonly kind: "counted"; readonly said: readonly string[] }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/** A lesson, with what is computed from its runs as far as it is known. */
export interface LessonFacts {
  /** Before somebody asks for a step, without what a run would tell of it. */
  readonly steps: readonly StepFacts[];
  /** All scenes, in the order of the lesson. */
  readonly sceneNames: readonly string[];
  /** Those that have been run, in the same order. */
  readonly scenes: Readonly<Record<string, SceneRun>>;
  readonly moments: Readonly<Record<string, MomentFacts>>;
  /** Questions of earlier lessons, to be asked first. */
  readonly recall: readonly RecallFacts[];
  /** The learner's file and the tasks, where there is an exercise. */
  readonly exercise?: {
    readonly file: string;
    readonly tasks: readonly {
      readonly id: string;
      readonly points: number;
    }[];
  };
}

export interface SceneRun {
  /** What the lesson calls it, if not as the scenario does. */
  readonly title?: Words;
  readonly scenario: Scenario;
  readonly seed: number;
  /** What is shown begins here, if not at the start of the run. */
  readonly startMs?: number;
  /** And ends here, if not when all is done. */
  readonly endMs?: number;
  /** So many times as fast as a scene plays by itself. */
  readonly speed?: number;
  readonly hands: readonly string[];
  readonly report: Report;
}

export interface RecallFacts {
  readonly slug: string;
  readonly step: string;
  readonly right: string;
}

export interface MomentFacts {
  readonly scene: string;
  readonly atNs: number;
  /** What is meant, of all that happened then. */
  readonly name: string;
  readonly host: string;
}

export interface EventFacts {
  readonly atNs: number;
  readonly name: string;
}

export interface StepFacts {
  readonly id: string;
  readonly kind: StepKind;
  readonly scene?: string;
  readonly panels?: readonly Panel[];
  readonly cites?: readonly Cite[];
  /** The option of a question that is right, by its id. */
  readonly right?: string;
  /** The right option is told by several runs, not by that of the scene. */
  readonly isOfRuns?: boolean;
  /** The events that an observer may click. */
  readonly fits?: readonly EventFacts[];
  /** Events that the text explains, by the ids that it has for them. */
  readonly why?: readonly {
    readonly id: string;
    readonly fits: readonly EventFacts[];
  }[];
  readonly control?: {
    readonly name: string;
    readonly unit: string;
    readonly min: number;
    readonly max: number;
    readonly start: number;
    /** One for each value, from `min` on; without them it is a slider. */
    readonly choices?: readonly Words[];
  };
  readonly faultsMax?: number;
  readonly seedsMax?: number;
  /** What so many servers did, and to how many of them a law is fitted. */
  readonly scaling?: {
    readonly measured: readonly Measured[];
    readonly fitMax: number;
  };
}
