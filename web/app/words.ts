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

/** "main", "branch-1", or what somebody calls it. */
export function branchName(
  { n, name = "" }: { readonly n: number; readonly name?: string },
  words: Words,
): string {
  if (n === 1) return words.main;
  return name || `${words.branch}-${n - 1}`;
}
