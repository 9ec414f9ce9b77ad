/** What is each page of the site given? */
import type { Address, Locale } from "./address.ts";
import type { SiteWords } from "./site-words-en.ts";

export interface PageProps {
  readonly address: Address;
  readonly onLocale: (locale: Locale) => void;
  readonly words: SiteWords;
}
