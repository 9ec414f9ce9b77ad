/** What do the texts of a lesson look like, once the site is built? */
import type { Locale } from "../app/address.ts";

type InLocales = Readonly<Record<Locale, string>>;

/** What the list of lessons shows. */
export interface CourseEntry {
  readonly slug: string;
  readonly title: InLocales;
  /** The first sentence or two. */
  readonly lead: InLocales;
  readonly minutes: number;
  readonly steps: readonly string[];
  load(): Promise<{ readonly default: LessonText }>;
}

export interface LessonText extends Readonly<Record<Locale, LocaleText>> {
  /** By file, "src/rpc/certainty.ts", with "#region" where one is cited. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface LocaleText {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly SectionText[];
}

export interface SectionText {
  readonly id: string;
  readonly heading: string;
  readonly html: string;
  readonly options: readonly OptionText[];
}

export interface OptionText {
  readonly id: string;
  /** Both are HTML. */
  readonly label: string;
  readonly html: string;
}
