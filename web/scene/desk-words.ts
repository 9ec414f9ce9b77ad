/** What do the tools of a scene say in this language? */
import type { Locale } from "./captions.ts";
import { type DeskWords, deskWordsEn } from "./desk-words-en.ts";
import { deskWordsZh } from "./desk-words-zh.ts";

export function deskWordsOf(locale: Locale): DeskWords {
  return locale === "en" ? deskWordsEn : deskWordsZh;
}
