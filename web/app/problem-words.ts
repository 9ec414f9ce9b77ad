/** How does the page say what is wrong with a form or a link? */
import { formatProblem, type Problem } from "../../src/scenario/problem.ts";
import type { Locale } from "./address.ts";
import type { SaidText } from "./check-words.ts";
import { REMEDIES_ZH, WHATS_ZH } from "./problems-zh.ts";

/** English whole where the page has no words for a part: never a mixture. */
export function problemText(problem: Problem, locale: Locale): SaidText {
  const { path, what, remedy, more } = problem;
  if (remedy === "") {
    return locale === "en" ? { text: what } : { text: what, lang: "en" };
  }
  const inEnglish = formatProblem(problem);
  if (locale === "en") return { text: inEnglish };
  const whatZh = translated(what, WHATS_ZH);
  const remedyZh = translated(remedy, REMEDIES_ZH);
  if (whatZh === undefined || remedyZh === undefined) {
    return { text: inEnglish, lang: "en" };
  }
  const place = placeZh(path);
  const others = more === undefined ? "" : `另有 ${more} 处相同。`;
  const text = `${place}${whatZh}。${remedyZh}。${others}`;
  return { text: text.replaceAll("？。", "？") };
}

/** Paths stay as they are, but for the number of an intervention. */
function placeZh(path: string): string {
  if (path === "") return "";
  const [, nth, part] = /^intervention (\d+)(?:, (.+))?$/.exec(path) ?? [];
  if (nth === undefined) return `${path}：`;
  return part === undefined
    ? `第 ${nth} 个干预：`
    : `第 ${nth} 个干预的 ${part}：`;
}

function translated(
  text: string,
  patterns: typeof WHATS_ZH,
): string | undefined {
  for (const [pattern, words] of patterns) {
    if (pattern.test(text)) return text.replace(pattern, words);
  }
  return undefined;
}

/** What nobody foresaw: an error in its own words. */
export function unforeseen(text: string): Problem {
  return { path: "", what: text, remedy: "" };
}
