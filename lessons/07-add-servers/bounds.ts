/** Which bounds does a run keep, and how does one say so? */
import type { Words } from "farcall/scenario";

/** One number of a run, and what was asked of it. */
export interface Bound {
  readonly says: Words;
  readonly is: number;
  readonly least?: number;
  readonly most?: number;
}

function isKept({ is, least = -Infinity, most = Infinity }: Bound): boolean {
  return is >= least && is <= most;
}

export function areKept(bounds: readonly Bound[]): boolean {
  return bounds.every(isKept);
}

/** Each number with its bound, and whether it was kept. */
export function boundsInWords(bounds: readonly Bound[]): Words {
  return {
    en: `${bounds.map((bound) => inWords(bound, "en")).join("; ")}.`,
    "zh-CN": `${bounds.map((bound) => inWords(bound, "zh-CN")).join("；")}。`,
  };
}

const AT = {
  en: { least: "at least", most: "at most" },
  "zh-CN": { least: "至少", most: "最多" },
} as const;

function inWords(bound: Bound, locale: keyof Words): string {
  const { says, is, least, most } = bound;
  const isEnglish = locale === "en";
  const asked = [
    ...(least === undefined ? [] : [`${AT[locale].least} ${least}`]),
    ...(most === undefined ? [] : [`${AT[locale].most} ${most}`]),
  ].join(", ");
  const mark = isKept(bound) ? "✓" : "✗";
  return isEnglish
    ? `${mark} ${says.en}: ${is} (${asked})`
    : `${mark} ${says["zh-CN"]} ${is}（${asked}）`;
}
