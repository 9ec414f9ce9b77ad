/** What do the panels under a scene say in this language? */
import type { Locale } from "./captions.ts";
import { type PanelWords, panelWordsEn } from "./panel-words-en.ts";
import { panelWordsZh } from "./panel-words-zh.ts";

export function panelWordsOf(locale: Locale): PanelWords {
  return locale === "en" ? panelWordsEn : panelWordsZh;
}
