/** Which words stand on every page for a reader of this language? */
import type { Locale } from "./address.ts";
import { type SiteWords, siteEn } from "./site-words-en.ts";
import { siteZh } from "./site-words-zh.ts";

/** Those of the lab come with the lab: the first load has none of them. */
export function siteWordsOf(locale: Locale): SiteWords {
  return locale === "zh-CN" ? siteZh : siteEn;
}
