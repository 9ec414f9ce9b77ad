/** What is there to read about the phone book? */
import type { BreakWords } from "farcall/break-it";

const words: BreakWords = {
  title: { en: "The phone book", "zh-CN": "电话簿" },
  promise: {
    en:
      "Ann enters Carl's number once, and Bob asks for it again and " +
      "again. The phone book promises that a number that was entered is " +
      "found by everyone who gets an answer.",
    "zh-CN":
      "Ann 登记了一次 Carl 的号码，Bob 反复查询。电话簿承诺：" +
      "登记过的号码，凡是得到答复的人都查得到。",
  },
  hints: [
    {
      en:
        "Nothing that was entered is ever lost here: the disk has it all. " +
        "So look at when the disk is read.",
      "zh-CN":
        "这里登记过的东西从来不丢，全在磁盘上。那就看看磁盘是什么时候读的。",
    },
    {
      en:
        "After a restart the phone book takes 800 ms to read its disk. " +
        "What does it say meanwhile?",
      "zh-CN": "重启之后，电话簿要花 800 毫秒读磁盘。这段时间里它怎么回答？",
    },
    {
      en:
        "Crash the book after Carl's number is in it and restart it soon. " +
        "Bob asks every 300 ms: one of his questions comes while the book " +
        "is still reading.",
      "zh-CN":
        "等 Carl 的号码登记好之后，让电话簿崩溃，马上重启。Bob 每 " +
        "300 毫秒问一次，总有一次正赶上它还在读盘。",
    },
  ],
  bug: {
    en:
      "The phone book answers as soon as it is up, from a memory that " +
      "is still empty. “There is no such number” is not “I do not know " +
      "yet”.",
    "zh-CN":
      "电话簿一启动就开始回答，而内存还是空的。“没有这个号码”和“我还不知" +
      "道”是两回事。",
  },
  met: {
    en:
      "Eureka, Netflix's registry of servers, waits for five minutes " +
      "after a start without peers before it hands out its list: an " +
      "empty one would tell every client that all servers are gone. The " +
      "mended book answers once it has read its disk.",
    "zh-CN":
      "Netflix 的注册中心 Eureka 启动时如果找不到同伴，会先" +
      "等五分钟再给出名单：一份空名单等于告诉所有客户端，服务器全没了。修好" +
      "的电话簿读完磁盘才回答。",
  },
};

export default words;
