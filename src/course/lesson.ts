/** What is a lesson, apart from its prose? */
import type { RowQuery } from "../check/check.ts";
import type { Measured } from "../check/usl.ts";
import type { ScenarioRun } from "../scenario/run-scenario.ts";
import type { Scenario, Words } from "../scenario/scenario.ts";
import type { Exercise } from "./exercise.ts";

/**
 * The structure of a lesson; its words stand in README.md under headings that
 * carry the ids of the steps. A lesson's `lesson.ts` exports one as default.
 */
export interface Lesson {
  /** Never changes; the name of the folder may. */
  readonly id: string;
  readonly title: Words;
  readonly minutes: number;
  /** Concepts, "deadline", that are taught here, or needed before. */
  readonly teaches: readonly string[];
  readonly needs: readonly string[];
  /** Steps of earlier lessons, "hello/balance-left", that are asked first. */
  readonly recall: readonly string[];
  /** The runs of this lesson by name, each with its seed. */
  readonly scenes: Readonly<Record<string, Scene>>;
  /** Moments of a run that prose names: [the reply is lost](t:reply-lost). */
  readonly moments: Readonly<Record<string, Moment>>;
  /**
   * Numbers that prose names: 95<!--=balance-left-->. It can also name
   * `solution-lines`, which comes from the exercise.
   */
  readonly values: Readonly<Record<string, ComputedValue>>;
  readonly steps: readonly Step[];
  readonly exercise?: Exercise;
}

export interface Scene {
  /** What this lesson calls the run, if not as the scenario is called. */
  readonly title?: Words;
  readonly scenario: Scenario;
  readonly seed: number;
  /** What is shown begins here; what came before has happened already. */
  readonly startMs?: number;
  /** What is shown ends here; the run goes on, and is counted to its end. */
  readonly endMs?: number;
  /** So many times as fast as a short scene plays; one can change it. */
  readonly speed?: number;
}

/** The runs of all scenes of a lesson, by their names. */
export type Runs = Readonly<Record<string, ScenarioRun>>;

/** Looks at the run of its scene, and at the others to compare. */
export type OfRun<Result> = (run: ScenarioRun, all: Runs) => Result;

/** The first row that fits. */
export interface Moment {
  readonly scene: string;
  readonly row: RowQuery;
}

export interface ComputedValue {
  readonly scene: string;
  readonly of: OfRun<number | string>;
}

/** What a scene shows besides its picture; only the lab has all panels. */
export type Panel =
  | "caption"
  | "play"
  | "step"
  | "log"
  | "code"
  | "eyes"
  /** When calls are answered, with faults shaded and the gap measured. */
  | "answers"
  /** Which servers each client believes in, beside the truth. */
  | "lists"
  /** The attempts of a call as bars. */
  | "attempts"
  /** What share of the traffic each server gets. */
  | "load";

interface StepCommon {
  readonly id: string;
  readonly scene?: string;
  readonly panels?: readonly Panel[];
  /** Regions of the source that stand beside the prose. */
  readonly cites?: readonly Cite[];
  /** What more servers bring, drawn with the law of scale. */
  readonly scaling?: ScalingSpec;
}

export interface ScalingSpec {
  /** Throughput by the number of servers, from the runs of the scenes. */
  readonly measured: (all: Runs) => readonly Measured[];
  /** The scenes that it looks at; it is given no others. */
  readonly runs: readonly string[];
  /** The law is fitted to as many servers at most, and foretells the rest. */
  readonly fitMax: number;
}

/** "src/rpc/certainty.ts", whole or one region of it. */
export interface Cite {
  readonly file: string;
  readonly region?: string;
  /** The question is about this code: it is open before one answers. */
  readonly isNeeded?: boolean;
}

export type Step =
  | (StepCommon & { readonly kind: "read" | "reflect" | "exercise" })
  | (StepCommon & {
      /** Locked until answered or skipped. */
      readonly kind: "predict";
      readonly scene: string;
      readonly options: readonly Option[];
      /** Exactly one option equals what this computes from the run. */
      readonly answer: {
        readonly eval: OfRun<OptionValue>;
        /** The scenes that it compares with its own; it is given no others. */
        readonly runs?: readonly string[];
      };
      /** The same, counted over so many seeds, is shown after the answer. */
      readonly seedsMax?: number;
    })
  | (StepCommon & {
      /** The learner clicks an event that fits. */
      readonly kind: "observe";
      readonly scene: string;
      readonly event: RowQuery;
      /** Events that the text explains to who chooses them; this one first. */
      readonly why?: readonly Explained[];
    })
  | (StepCommon & {
      /** The learner moves a control until the run fits. */
      readonly kind: "tweak";
      readonly scene: string;
      readonly control: Control;
      readonly until: (run: ScenarioRun) => boolean;
      /** What is said of a run that was tried, whether it fits or not. */
      readonly tells?: (run: ScenarioRun) => Words;
    })
  | (StepCommon & {
      /** The learner spends faults until the claim does not hold. */
      readonly kind: "break";
      readonly scene: string;
      readonly faultsMax: number;
      readonly claim: (run: ScenarioRun) => boolean;
      readonly tells?: (run: ScenarioRun) => Words;
      /** One way to do it, as on the command line: "215ms=crash:bank". */
      readonly solution: readonly string[];
    })
  | (StepCommon & {
      readonly kind: "quiz";
      readonly options: readonly QuizOption[];
    });

export type StepKind = Step["kind"];

export type OptionValue = string | number | boolean;

export interface Option {
  readonly id: string;
  readonly is: OptionValue;
}

export interface QuizOption {
  readonly id: string;
  readonly isRight: boolean;
}

/** An event, and the explanation of it that the text has under this id. */
export interface Explained {
  readonly id: string;
  readonly event: RowQuery;
}

/** What it does to the scenario is a pure function. */
export interface Control {
  readonly name: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly start: number;
  /** A slider has none; a list has one for each value, from `min` on. */
  readonly choices?: readonly Words[];
  readonly apply: (scenario: Scenario, value: number) => Scenario;
  /** A value at which the checkpoint is true. */
  readonly solution: number;
}
