/** What is the opening given by the page around it? */
import type { Locale } from "../scene/captions.ts";

export interface OpeningProps {
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  /** Where one goes on: the first lesson, this run in the lab, the lab. */
  readonly lessonAddress: string;
  readonly runAddress: string;
  readonly labAddress: string;
}
