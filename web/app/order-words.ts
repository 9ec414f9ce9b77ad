/** How does the page say whether operations have an order? */
import {
  type Saying,
  sayInEnglish,
} from "../../src/check/linearizability-words.ts";
import type { Locale } from "./address.ts";

const ZH: Readonly<Record<Saying["pattern"], string>> = {
  linearizable: "存在一个顺序；操作 {count} 个，寄存器 {keys} 个",
  window: "不存在任何顺序{of}；{all} 个操作中，这 {count} 个就足以说明：",
  ofKey: "（键 {key}）",
  ofOne: "",
  spanEnded: "{from} 到 {to}：{operation}",
  spanOpen: "从 {from} 起，没有结束：{operation}",
  furthest: "能走得最远的顺序：",
  first: "一步也走不了，寄存器为空；{refused}",
  breaksOff: "{order}：此时寄存器里是 {state}；{refused}",
  cannot: "{who} 不可能{action}",
  cannotRefuse: "{who} 的“{action}”不可能被拒绝",
  stuck: "没有任何顺序能到达 {at}，即 {operation} 结束的时刻。",
  steps: "{max} 步之内没有得出答案{of}",
  situations: "{max} 种情形之内没有得出答案{of}",
  operation: "{action}（{who}）",
  refusal: "被拒绝的“{action}”（{who}）",
  readValue: "读到 {value}",
  readUnheard: "读",
  write: "写入 {value}",
  cas: "把 {expected} 换成 {value}",
};

export function orderText(saying: Saying, locale: Locale): string {
  return locale === "zh-CN" ? sayInChinese(saying) : sayInEnglish(saying);
}

type Said = Saying["has"][string];

function sayInChinese({ pattern, has }: Saying): string {
  const text = (said: Said): string => {
    if (typeof said === "string") return said;
    return "pattern" in said
      ? sayInChinese(said)
      : said.map(sayInChinese).join("，");
  };
  const inBraces = /\{(\w+)\}/g;
  return ZH[pattern].replace(inBraces, (_, name) => text(has[name] ?? ""));
}

const en = {
  picture: "Operations that have no order",
  lanes: "A line for each client, a bar for each operation from call to answer",
  who: "Client",
  what: "Operation",
  when: "From, to",
  noEnd: "no end",
};

const zh: typeof en = {
  picture: "没有顺序的操作",
  lanes: "每个客户端一行，每个操作一条，从调用到答复",
  who: "客户端",
  what: "操作",
  when: "从，到",
  noEnd: "没有结束",
};

export function orderWordsOf(locale: Locale): typeof en {
  return locale === "zh-CN" ? zh : en;
}
