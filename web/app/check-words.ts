/** How does the page say what a check asks for, and what it found? */
import type { Check, Columns, RowQuery } from "../../src/check/check.ts";
import { never } from "../../src/ports/assert.ts";
import { ownOf } from "../../src/ports/own.ts";
import type { CheckReport } from "../engine/check-report.ts";
import { captionsIn } from "../scene/captions.ts";
import type { Locale } from "./address.ts";
import { CLAIMS_ZH } from "./claims-zh.ts";
import { orderText } from "./order-words.ts";

/** A text, and "en" where the page has it in English only. */
export interface SaidText {
  readonly text: string;
  readonly lang?: "en";
}

const EVENT = /(?<![\w.])(a row )?([a-z]+\.[a-z-]+)(?![\w.])/g;

/** Kinds of rows, by what their rows say; other words stay as they are. */
function eventsInWords(text: string, locale: Locale): string {
  const captions = captionsIn(locale);
  return text.replaceAll(EVENT, (whole, row: string = "", name: string) => {
    const caption = captions[name];
    if (caption === undefined) return whole;
    const says = caption.replaceAll(/\{\w+\}/g, "…");
    if (locale === "zh-CN") return `“${says}”`;
    return `${row === "" ? "" : "a row that says "}“${says}”`;
  });
}

const inEnglish = (text: string): SaidText => ({ text, lang: "en" });

export function claimText(claim: string, locale: Locale): SaidText {
  if (locale === "en") return { text: claim };
  const own = ownOf(CLAIMS_ZH, claim);
  return own === undefined ? inEnglish(claim) : { text: own };
}

export function expectedText(
  check: Check | undefined,
  { expected, verdict }: CheckReport,
  locale: Locale,
): SaidText {
  if (locale === "en") return { text: eventsInWords(expected, locale) };
  const lost = /^the rows of (.+)$/.exec(expected);
  if (verdict === "undecided" && lost) return { text: `${lost[1]} 的各行` };
  return check === undefined
    ? inEnglish(expected)
    : { text: eventsInWords(expectedZh(check), locale) };
}

export function gotText(report: CheckReport, locale: Locale): SaidText {
  const { got, order, verdict } = report;
  if (locale === "en") return { text: eventsInWords(got, locale) };
  const said = verdict === "fails" ? order?.at(-1) : order?.[0];
  if (said !== undefined) return { text: orderText(said, locale) };
  for (const [pattern, words] of GOT_ZH) {
    if (!pattern.test(got)) continue;
    return { text: eventsInWords(got.replace(pattern, words), locale) };
  }
  // Numbers, and names of columns with what they hold.
  return { text: got };
}

const GOT_ZH: readonly (readonly [RegExp, string])[] = [
  [/^none$/, "没有"],
  [/^one$/, "有"],
  [/^one in this run$/, "这次运行里有"],
  [/^none in this run$/, "这次运行里没有"],
  [/^all (\d+)$/, "全部 $1 个"],
  [/^never$/, "一直没有"],
  [/^after ([\d.]+) ms$/, "$1 ms 之后"],
  [/^within ([\d.]+) ms$/, "$1 ms 之内"],
  [/^([\d.]+) requests a call$/, "每次调用 $1 个请求"],
  [/^([\d.]+ %), (\d+) of (\d+)$/, "$1，$3 次中的 $2 次"],
  [/^no ([a-z]+\.[a-z-]+)(?: with (\S+ \S+))?$/, "没有 $1（$2）"],
  [/^no call$/, "没有任何调用"],
  [
    /^(\d+), of the calls? (.+) and (\d+) more$/,
    "$1（调用 $2 等，另有 $3 个）",
  ],
  [/^(\d+), of the calls? (.+)$/, "$1（调用 $2）"],
  [/^no operation at all$/, "没有任何操作"],
  [/^a run that did not keep them.*$/, "这次运行没有保留它们，请完整记录"],
];

interface Bounds {
  readonly exactly?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

function boundZh({ exactly, atLeast, atMost }: Bounds): string {
  if (exactly !== undefined) return `恰好 ${exactly} 次`;
  const words: string[] = [];
  if (atLeast !== undefined) words.push(`至少 ${atLeast} 次`);
  if (atMost !== undefined) words.push(`至多 ${atMost} 次`);
  return words.join("，");
}

function expectedZh(check: Check): string {
  switch (check.kind) {
    case "always":
      return `每个 ${check.each.event} 都有 ${columnsZh(check.has)}`;
    case "eventually": {
      const { given, some } = check;
      const before = given === undefined ? "" : `在 ${queryZh(given)} 之后`;
      return `${before}有一行 ${queryZh(some)}`;
    }
    case "sometimes":
      return `某次运行里有一行 ${queryZh(check.some)}`;
    case "within": {
      const { each, some, withinMs } = check;
      return `每个 ${queryZh(each)} 之后 ${withinMs} ms 内有 ${queryZh(some)}`;
    }
    case "availability":
      return `至少 ${Math.round(check.atLeast * 10_000) / 100} % 得到 OK`;
    case "latency":
      return `${check.percentile} % 在 ${check.atMostMs} ms 内得到答复`;
    case "cost":
      return `每次调用至多 ${check.requestsPerCallMax} 个请求`;
    case "linearizable":
      return "所有操作有一个顺序，使每个答复都为真";
    case "count":
    case "executions":
    case "calls":
    case "duplicates":
      return boundZh(check);
    default:
      return never(check);
  }
}

function queryZh({ event, host, where, fromMs, toMs }: RowQuery): string {
  const words = [event];
  if (where !== undefined) words.push(`（${columnsZh(where)}）`);
  if (host !== undefined) words.push(`在 ${host} 上`);
  if (fromMs !== undefined) words.push(`自 ${fromMs} ms 起`);
  if (toMs !== undefined) words.push(`至 ${toMs} ms`);
  return words.join(" ");
}

function columnsZh(columns: Columns): string {
  return Object.entries(columns)
    .map(([name, value]) =>
      typeof value === "object"
        ? `${name} ${value.join(" 或 ")}`
        : `${name} ${value}`,
    )
    .join("，");
}
