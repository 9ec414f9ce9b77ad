/** What do the texts of a lesson look like, once the site is built? */
import type { Locale } from "../app/address.ts";

type InLocales = Readonly<Record<Locale, string>>;

/** What the list of lessons shows. */
export interface CourseEntry {
  readonly slug: string;
  /** Concepts: a lesson comes after those that teach what it needs. */
  readonly teaches: readonly string[];
  readonly needs: readonly string[];
  readonly title: InLocales;
  /** The first sentence or two. */
  readonly lead: InLocales;
  readonly minutes: number;
  readonly steps: readonly string[];
  /** Questions of earlier lessons, which are asked first. */
  readonly recall: readonly string[];
  /** The step in which one writes code; "" where there is none. */
  readonly exercise: string;
  load(): Promise<{ readonly default: LessonText }>;
}

export interface LessonText extends Readonly<Record<Locale, LocaleText>> {
  /** The English has changed since the Chinese was compared with it. */
  readonly isBehind: boolean;
  /** By file, "src/rpc/certainty.ts", with "#region" where one is cited. */
  readonly sources: Readonly<Record<string, SourceText>>;
}

export interface SourceText {
  /** Its number in the file. */
  readonly firstLine: number;
  /** HTML, line by line. */
  readonly lines: readonly string[];
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
