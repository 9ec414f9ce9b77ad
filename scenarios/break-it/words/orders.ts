/** What is there to read about the shop and its orders? */
import type { BreakWords } from "farcall/break-it";

const words: BreakWords = {
  title: { en: "The order book", "zh-CN": "订单簿" },
  promise: {
    en:
      "Ann places seven orders; at the end Bob looks at all of them. " +
      "The shop promises that every order that it has confirmed is on " +
      "its books, whatever happened to it in between.",
    "zh-CN":
      "Ann 下了七张订单，最后 Bob 逐一查看。商店承诺：凡是确认过的" +
      "订单，中间不管出过什么事，都在簿子上。",
  },
  hints: [
    {
      en:
        "The shop writes each order to a log on its disk before it " +
        "answers. Now and then the log is tidied up.",
      "zh-CN":
        "每张订单，商店都先写进磁盘上的日志再回答。日志过一阵会整理一次。",
    },
    {
      en:
        "After every third order a snapshot takes the place of the log. " +
        "One of the two has to be there at every moment.",
      "zh-CN":
        "每三张订单之后，日志由一份快照取代。无论什么时刻，这两样总得有一样在" +
        "。",
    },
    {
      en:
        "Crash the shop within 250 ms after the third order was " +
        "confirmed, and restart it. The snapshot is not written yet, and " +
        "the log is empty.",
      "zh-CN":
        "在第三张订单得到确认之后的 250 毫秒内让商店崩溃，再重启。这时快" +
        "照还没写好，日志却已经清空了。",
    },
  ],
  bug: {
    en:
      "The shop clears its log when the snapshot begins, not when it is " +
      "written. For 250 ms three confirmed orders are on no disk at " +
      "all.",
    "zh-CN":
      "快照刚开始写，商店就把日志清空了，而不是等写完再清。于是有 250 " +
      "毫秒，三张确认过的订单不在任何磁盘上。",
  },
  met: {
    en:
      "etcd 3.5.0 to 3.5.2 saved how far its log had been applied apart " +
      "from what the log did. After a crash between the two, entries " +
      "were skipped and members disagreed (2022). The mended shop " +
      "clears only what the snapshot covers, and only once it is " +
      "written.",
    "zh-CN":
      "etcd 3.5.0 到 3.5.2 把“日志应用到了哪里”和日志真" +
      "正产生的结果分开保存。在两者之间崩溃，就会跳过一些条目，成员之间数据" +
      "不一致（2022 年）。修好的商店等快照写完，才清掉快照已经包含的那" +
      "部分。",
  },
};

export default words;
