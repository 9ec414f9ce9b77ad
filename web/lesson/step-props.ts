/** What is a step of a lesson given? */

import type { Locale } from "../app/address.ts";
import type {
  LessonAnswer,
  LessonFacts,
  SceneRun,
  StepFacts,
} from "../engine/lesson-answers.ts";
import type { SeedSlice } from "../engine/seed-slice.ts";
import type { HostNames } from "../scene/captions.ts";
import type { StepRecord } from "./lesson-machine.ts";
import type { SectionText } from "./texts.ts";
import type { Walking } from "./use-lesson.ts";
import type { LessonWords } from "./words-en.ts";

/** What a step asks the engine; lesson and step are known. */
export type StepAsk =
  | { readonly kind: "tweak"; readonly value: number }
  | { readonly kind: "break"; readonly hands: readonly string[] }
  | ({ readonly kind: "seeds" } & SeedSlice)
  | { readonly kind: "seed"; readonly seed: number };

export interface Picked {
  /** What one reads of it in the list. */
  readonly text: string;
  /** The explanation that the text has for it, by its id. */
  readonly why: string | undefined;
}

export interface StepProps {
  readonly slug: string;
  readonly locale: Locale;
  readonly facts: StepFacts;
  readonly exercise: LessonFacts["exercise"];
  readonly section: SectionText;
  readonly record: StepRecord | undefined;
  readonly walk: Walking;
  readonly words: LessonWords;
  /** Where the run on the scene stands, and whom it has. */
  readonly atNs: number;
  readonly hosts: readonly string[];
  readonly names: HostNames;
  /** The event that was chosen last, and is not the one that is asked for. */
  readonly picked: Picked | undefined;
  /** The seed on the scene, if not the one of the step; else 0. */
  readonly shownSeed: number;
  readonly onAsk: (ask: StepAsk) => Promise<LessonAnswer | undefined>;
  /** Shows another run on the scene. */
  readonly onRun: (run: SceneRun) => void;
}
