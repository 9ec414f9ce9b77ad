/** What does the workbench read, once the site is built? */
import type { Locale } from "../app/address.ts";

export interface ExerciseText {
  readonly start: string;
  readonly solution: string;
  readonly checks: string;
  /** What the start imports, by the name under which it does. */
  readonly api: readonly ApiText[];
  readonly hints: Readonly<Record<Locale, readonly HintText[]>>;
}

export interface ApiText {
  /** "farcall/greeter" */
  readonly name: string;
  readonly text: string;
}

/** The hints to one task. */
export interface HintText {
  readonly task: string;
  readonly heading: string;
  /** HTML; a nudge, then where to look, then the lines themselves. */
  readonly rungs: readonly string[];
}
