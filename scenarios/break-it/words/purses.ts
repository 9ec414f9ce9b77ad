/** What is there to read about the two purses? */
import type { BreakWords } from "farcall/break-it";

const words: BreakWords = {
  title: { en: "Two purses", "zh-CN": "两个钱包" },
  promise: {
    en:
      "Ann and Bob pay round after round at the same bank; their " +
      "clients ask again when they hear nothing for 600 ms. The bank " +
      "looks at the keys of payments, and promises that each is made " +
      "once.",
    "zh-CN":
      "Ann 和 Bob 在同一家银行一轮一轮地付款；600 毫秒没有回音" +
      "，客户端就再问一次。银行会看付款的键，承诺每一笔只付一次。",
  },
  hints: [
    {
      en:
        "With one customer this bank is flawless. Take the other one into " +
        "account.",
      "zh-CN": "只有一位顾客时，这家银行毫无差错。别忘了还有另一位。",
    },
    {
      en: "Let Ann ask again only after Bob has paid.",
      "zh-CN": "想办法让 Ann 等 Bob 付完款之后才再问。",
    },
    {
      en:
        "Cut Ann off just after the bank shows her payment, and heal it " +
        "when Bob has paid. Her client asks again, and the bank pays " +
        "again.",
      "zh-CN":
        "银行刚显示出 Ann 的付款，就把 Ann 隔离，等 Bob 付完再" +
        "恢复。她的客户端再问一次，银行就再付一次。",
    },
  ],
  bug: {
    en:
      "The bank remembers the last key only. That is enough for one who " +
      "pays, and not for two.",
    "zh-CN": "银行只记得最后一个键。只有一个人付款时够用，两个人就不够了。",
  },
  met: {
    en:
      "A memory of keys always ends somewhere. Amazon's SQS forgets " +
      "after five minutes (FIFO queues), so a message that is sent " +
      "again later is delivered again. The mended bank keeps all keys; " +
      "a real one keeps them longer than anybody asks again.",
    "zh-CN":
      "记键总有个限度。Amazon SQS 的 FIFO 队列五分钟后就忘" +
      "了，更晚重发的消息会再投递一次。修好的银行记住所有的键；真实的银行要" +
      "记得比任何重试都久。",
  },
};

export default words;
