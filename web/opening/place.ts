/** At which address is the opening? */
import type { Locale } from "../scene/captions.ts";

const OPENING = /^#\/(en|zh-CN)\/opening$/;

export function isOpening(hash: string): boolean {
  return OPENING.test(hash);
}

export function openingLocale(hash: string): Locale {
  return OPENING.exec(hash)?.[1] === "zh-CN" ? "zh-CN" : "en";
}

export function openingAddress(locale: Locale): string {
  return `#/${locale}/opening`;
}
