/** What is there to read about the seats? */
import type { BreakWords } from "farcall/break-it";

const words: BreakWords = {
  title: { en: "The theatre seats", "zh-CN": "剧院座位" },
  promise: {
    en:
      "Ann books three seats through an agency, which asks the hall to " +
      "change each from free to hers. The agency promises that its yes " +
      "and its no are true.",
    "zh-CN":
      "Ann 通过票务公司订三个座位；票务公司请剧院把座位从“空闲”改成她" +
      "的。它承诺：说订到了就是订到了，说没订到就是没订到。",
  },
  hints: [
    {
      en:
        "When the hall is silent, the agency asks once more. What has " +
        "changed by then?",
      "zh-CN": "剧院没有回音，票务公司就再问一次。这时有什么已经变了？",
    },
    {
      en:
        "“Change it if it is free” is asked twice. Think of the second " +
        "time, when the first has worked.",
      "zh-CN": "“如果空闲就改成她的”问了两次。想想第一次成功了，第二次会怎样。",
    },
    {
      en:
        "Cut the hall off while it works on a seat, and heal it after " +
        "about half a second. The second attempt finds the seat taken, by " +
        "Ann.",
      "zh-CN":
        "剧院正在处理一个座位时把它隔离，约半秒后恢复。第二次尝试发现座位已经" +
        "有人了——正是 Ann。",
    },
  ],
  bug: {
    en:
      "The agency repeats a compare-and-set that may have happened. The " +
      "second one fails because the first one worked, and Ann hears no.",
    "zh-CN":
      "票务公司重发了一次可能已经成功的比较并交换。正因为第一次成功了，第二" +
      "次才失败，于是 Ann 听到的是“没订到”。",
  },
  met: {
    en:
      "jetcd 0.8.2, the Java client of etcd, repeated transactions like " +
      "this one by itself, and some appeared to fail that had succeeded " +
      "(Jepsen, 2024). The mended agency asks again only where nothing " +
      "can have happened.",
    "zh-CN":
      "etcd 的 Java 客户端 jetcd 0.8.2 会自行重发这" +
      "样的事务，有些看上去失败了，其实已经成功（Jepsen，2024 年" +
      "）。修好的票务公司只有在确定什么都没发生时才再问。",
  },
};

export default words;
