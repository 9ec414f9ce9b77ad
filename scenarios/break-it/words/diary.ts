/** What is there to read about the diary? */
import type { BreakWords } from "farcall/break-it";

const words: BreakWords = {
  title: { en: "The diary", "zh-CN": "日记本" },
  promise: {
    en:
      "Ann writes one page after the other, each over the one before; " +
      "Bob reads what is there. The diary promises that a page that it " +
      "has confirmed is not forgotten.",
    "zh-CN":
      "Ann 一页接一页地写，新的一页盖掉旧的；Bob 读里面现有的内容。" +
      "日记本承诺：凡是它确认过的内容，都不会忘记。",
  },
  hints: [
    {
      en: "The diary keeps its pages in two places. What lies between them?",
      "zh-CN": "日记本把内容存在两个地方。这两处之间隔着什么？",
    },
    {
      en:
        "Ann hears “done” early. Ask what a diary still knows that dies " +
        "right after it has said so.",
      "zh-CN":
        "Ann 很早就听到了“写好了”。想一想：刚说完这句话就崩溃的日记本，" +
        "还记得什么？",
    },
    {
      en:
        "Crash the diary within 300 ms after Ann has heard of a page, and " +
        "restart it. Bob then reads an older page, or none.",
      "zh-CN":
        "在 Ann 得知一页写好之后的 300 毫秒内让日记本崩溃，再让它重" +
        "启。Bob 读到的就是更早的一页，甚至什么也没有。",
    },
  ],
  bug: {
    en:
      "The diary confirms a page when it is in memory, and writes it to " +
      "the disk 300 ms later. A crash in between takes back what was " +
      "confirmed.",
    "zh-CN":
      "内容一进内存，日记本就确认；300 毫秒之后才写到磁盘上。如果在这中" +
      "间崩溃，确认过的内容就没了。",
  },
  met: {
    en:
      "Redis with its append-only file set to everysec answers before " +
      "the disk has the write, and its manual says so: a second of " +
      "confirmed writes can be lost. The mended diary writes first and " +
      "answers second.",
    "zh-CN":
      "Redis 的追加文件设成 everysec 时，磁盘还没写好就先回" +
      "答；手册里写得很明白：最多可能丢掉一秒内已确认的写入。修好的日记本先" +
      "写盘，再回答。",
  },
};

export default words;
