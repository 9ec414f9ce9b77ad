/** What is the opening given by the page around it? */
import type { Locale } from "../scene/captions.ts";

export interface OpeningProps {
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  /** Addresses of the lab: with this run, and without any. */
  readonly runAddress: string;
  readonly labAddress: string;
}
