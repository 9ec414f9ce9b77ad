/** How does one say what happens? */
import { captionsEn } from "./captions-en.ts";
import { captionsZh } from "./captions-zh.ts";
import type { Telling } from "./tellings.ts";

export type Locale = "en" | "zh-CN";

/** A sentence for each kind of telling, with {names} to be filled in. */
export type Captions = Readonly<Record<string, string>>;

const CAPTIONS: Readonly<Record<Locale, Captions>> = {
  en: captionsEn,
  "zh-CN": captionsZh,
};

export function captionsIn(locale: Locale): Captions {
  return CAPTIONS[locale];
}

/** What hosts are called in this language, by their names in the run. */
export type HostNames = ReadonlyMap<string, string>;

/** All hosts are called as in the run. */
export const NO_NAMES: HostNames = new Map();

/** A telling in words; a kind without a sentence is named as it is. */
export function captionOf(
  telling: Telling,
  locale: Locale,
  names: HostNames = NO_NAMES,
): string {
  const { key, params, ofCall = "" } = telling;
  const captions = CAPTIONS[locale];
  const template = captions[key] ?? key;
  const text = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? "";
    if (name.endsWith("_ns")) return timeInWords(Number(value), locale);
    if (name === "about") return renamed(String(value), names);
    const said = fixedText(captions, name, String(value));
    return said ?? names.get(String(value)) ?? String(value);
  });
  // Between two Chinese signs there is no space; beside other letters there is.
  if (locale === "zh-CN") {
    const whole = text.replaceAll(/(?<=\p{sc=Han}) (?=\p{sc=Han})/gu, "");
    return ofCall === "" ? whole : `调用 ${ofCall}：${whole}`;
  }
  // A name may stand at the beginning of a sentence: "the bank".
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return ofCall === "" ? whole : `Call ${ofCall}: ${whole}`;
}

/** Of what is always said so, but for one number, or for what follows. */
function fixedText(
  captions: Captions,
  name: string,
  value: string,
): string | undefined {
  const [number = ""] = /\d+/.exec(value) ?? [];
  const key = number === "" ? value : value.replace(number, "#");
  const [beginning = ""] = key.split(": ");
  const said = captions[`${name}.${key}`] ?? captions[`${name}.${beginning}`];
  return said?.replace("#", number);
}

/** "bank → phone" with the names of this language. */
function renamed(about: string, names: HostNames): string {
  return about.replaceAll(/[\w-]+/g, (word) => names.get(word) ?? word);
}

/** "400 ms", "62.5 ms", "1.42 s": three figures, none below 1 µs, at most. */
export function timeText(ns: number): string {
  if (ns >= 1e9) return `${trim(ns / 1e9)} s`;
  return `${trim(ns / 1e6)} ms`;
}

/** In a sentence the Chinese units have words; in tables all have signs. */
export function timeInWords(ns: number, locale: Locale): string {
  const text = timeText(ns);
  if (locale === "en") return text;
  return text.replace(/ms$/, "毫秒").replace(/s$/, "秒");
}

function trim(value: number): string {
  const rounded = Number(value.toPrecision(value >= 100 ? 4 : 3));
  return String(Number(rounded.toFixed(3)));
}
