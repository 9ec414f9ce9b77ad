/** What is there to read about the prices? */
import type { BreakWords } from "farcall/break-it";

const words: BreakWords = {
  title: { en: "The price of bread", "zh-CN": "面包的价格" },
  promise: {
    en:
      "Bob sets the price of bread at the head office; Ann asks in the " +
      "shop, which asks the office each time. The shop promises to name " +
      "the price that holds, or none.",
    "zh-CN":
      "Bob 在总部定面包的价格；Ann 到店里询价，店里每次都去问总部。" +
      "商店承诺：要么报现行的价格，要么不报。",
  },
  hints: [
    {
      en:
        "The shop knows a price although nobody has just told it one. " +
        "Where from?",
      "zh-CN": "没有人刚告诉过它，商店却报得出价格。从哪儿来的？",
    },
    {
      en:
        "Give the shop a question that it cannot pass on, after the price " +
        "has changed.",
      "zh-CN": "价格变了之后，让商店碰上一个没法转给总部的问题。",
    },
    {
      en:
        "Wait until Bob has set a new price, then cut the office off " +
        "until Ann has asked. The shop names the old price.",
      "zh-CN":
        "等 Bob 定好新价，就把总部隔离，直到 Ann 问完。商店报的是旧" + "价。",
    },
  ],
  bug: {
    en:
      "When the office does not answer, the shop names the last price " +
      "that it heard. Ann cannot tell it from one that holds.",
    "zh-CN":
      "总部没有答复时，商店就报上次听到的价格。Ann 分不出它是不是现行的" + "。",
  },
  met: {
    en:
      "Caches of HTTP do it on purpose where a page allows it " +
      "(stale-if-error, RFC 5861). etcd did it unasked: any node " +
      "answered from what it knew (Jepsen, 2014). The mended shop names " +
      "no price when it cannot ask.",
    "zh-CN":
      "HTTP 缓存可以有意这么做，前提是页面允许（stale-if-er" +
      "ror，RFC 5861）。etcd 却不打招呼就这么做：任何节点都" +
      "按自己知道的回答（Jepsen，2014 年）。修好的商店问不到就不" +
      "报价。",
  },
};

export default words;
