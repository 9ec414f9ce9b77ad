/** What is there to read about the counter? */
import type { BreakWords } from "farcall/break-it";

const words: BreakWords = {
  title: { en: "The visitor counter", "zh-CN": "访客计数器" },
  promise: {
    en:
      "Two workers, east and west, count visitors in one store; who " +
      "holds the lease of the lock may count. They promise that no " +
      "count is lost and none is made twice.",
    "zh-CN":
      "东、西两个工人在同一个存储里给访客计数；谁持有锁的租约，谁才可以计数" +
      "。他们承诺：不漏计，也不重计。",
  },
  hints: [
    {
      en:
        "Only one worker holds the lease at a time. Does each of them " +
        "know when it is over?",
      "zh-CN": "同一时刻只有一个工人持有租约。可是租约到期时，他自己知道吗？",
    },
    {
      en:
        "Between reading and writing a worker works for 150 ms, and the " +
        "lease lasts 500. Stretch the 150.",
      "zh-CN":
        "工人在读和写之间要干 150 毫秒的活，租约是 500 毫秒。把这 " +
        "150 毫秒拉长。",
    },
    {
      en:
        "Pause east while it counts, until west has counted, and let it " +
        "go on. It writes what it had in mind, over the count of west.",
      "zh-CN":
        "东边的工人正在计数时让他暂停，等西边计完再继续。他会按自己心里的旧数" +
        "写回去，盖掉西边的计数。",
    },
  ],
  bug: {
    en:
      "A worker that was paused does not notice that its lease is over. " +
      "The store takes its write, although a newer lease has been " +
      "given.",
    "zh-CN":
      "被暂停的工人察觉不到租约已经过期。新的租约早已发出，存储却照样接受他" +
      "的写入。",
  },
  met: {
    en:
      "HBase once had this bug, as Martin Kleppmann tells in “How to do " +
      "distributed locking” (2016): a long pause for garbage " +
      "collection, and two processes wrote. The mended store refuses a " +
      "write with an older fencing token.",
    "zh-CN":
      "HBase 曾经有过这个错误，见 Martin Kleppmann " +
      "的《如何做分布式锁》（2016 年）：一次很长的垃圾回收停顿之后，两" +
      "个进程都写了。修好的存储会拒绝携带旧防护令牌（fencing tok" +
      "en）的写入。",
  },
};

export default words;
