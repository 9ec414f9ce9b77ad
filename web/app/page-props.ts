/** What is each page of the site given? */
import type { Address, Locale } from "./address.ts";
import type { Words } from "./words.ts";

export interface PageProps {
  readonly address: Address;
  readonly onLocale: (locale: Locale) => void;
  readonly words: Words;
}
