/** Which words does a reader of this language see? */
import type { Words as CardWords } from "../../src/scenario/scenario.ts";
import type { Locale } from "./address.ts";
import { en, type PageWords } from "./words-en.ts";
import { zh } from "./words-zh.ts";

export type Words = PageWords;

export function wordsOf(locale: Locale): Words {
  return locale === "zh-CN" ? zh : en;
}

/** A scenario's own words; English where it has no others. */
export function inLocale(words: CardWords, locale: Locale): string {
  return words[locale] ?? words.en;
}

/** "main", "branch-2". */
export function branchName(n: number, words: Words): string {
  return n === 1 ? words.main : `${words.branch}-${n}`;
}
