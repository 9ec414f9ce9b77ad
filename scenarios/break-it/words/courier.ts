/** What is there to read about the courier? */
import type { BreakWords } from "farcall/break-it";

const words: BreakWords = {
  title: { en: "The courier", "zh-CN": "快递员" },
  promise: {
    en:
      "Ann gives parcels to a courier, who puts them on a shelf; Bob " +
      "looks at the shelf. The courier promises that what he tells Ann " +
      "of a parcel is true: delivered, not delivered, or not known.",
    "zh-CN":
      "Ann 把包裹交给快递员，快递员放到货架上；Bob 去看货架。快递员" +
      "承诺：他告诉 Ann 的都是实情——送到了、没送到，或者不清楚。",
  },
  hints: [
    {
      en:
        "Two calls stand behind each parcel. Which of the two answers can " +
        "get lost without Ann noticing?",
      "zh-CN": "每个包裹背后有两次调用。其中哪一个答复丢了，Ann 也察觉不到？",
    },
    {
      en:
        "The courier waits 400 ms for the shelf. What does he say when he " +
        "has heard nothing?",
      "zh-CN":
        "快递员等货架的答复，最多等 400 毫秒。什么也没听到时，他怎么说？",
    },
    {
      en:
        "Cut the shelf off while it works on a parcel, and heal it after " +
        "more than 400 ms. Ann is told “not delivered”, and Bob sees it " +
        "on the shelf.",
      "zh-CN":
        "货架正在处理一个包裹时把它隔离，超过 400 毫秒再恢复。Ann 听" +
        "到的是“没送到”，Bob 却看见包裹就在货架上。",
    },
  ],
  bug: {
    en:
      "The courier takes silence for “no”. The parcel is on the shelf, " +
      "only the answer was lost.",
    "zh-CN":
      "快递员把没有回音当成了“没有”。包裹其实已经在货架上，丢的只是答复。",
  },
  met: {
    en:
      "The first article of Jepsen (2013) cut Postgres off while it " +
      "confirmed commits: clients saw an error, and the rows were " +
      "there. The mended courier passes the doubt on, so that Ann knows " +
      "that she does not know.",
    "zh-CN":
      "Jepsen 的第一篇文章（2013 年）在 Postgres 确认" +
      "提交时切断网络：客户端看到的是错误，数据却已经写进去了。修好的快递员" +
      "把疑问如实转告，让 Ann 知道自己并不知道。",
  },
};

export default words;
