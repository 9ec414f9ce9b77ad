/** What is there to read about the ticket office? */
import type { BreakWords } from "farcall/break-it";

const words: BreakWords = {
  title: { en: "The ticket office", "zh-CN": "售票处" },
  promise: {
    en:
      "Ann buys four tickets, and her client asks again when it hears " +
      "nothing for 500 ms. The office remembers the keys of all sales, " +
      "and promises that each ticket is paid once.",
    "zh-CN":
      "Ann 买四张票；500 毫秒没有回音，她的客户端就再问一次。售票处" +
      "记得每笔交易的键，承诺每张票只付一次钱。",
  },
  hints: [
    {
      en:
        "To lose an answer is not enough here: the office knows a " +
        "repeated key. Who could make it forget?",
      "zh-CN": "光丢掉答复还不够：重复的键售票处认得出来。怎样才能让它忘记？",
    },
    {
      en: "The sales are on the disk. Are the keys?",
      "zh-CN": "交易记录在磁盘上。键也在吗？",
    },
    {
      en:
        "Crash the office while it prints, within 200 ms after it shows a " +
        "sale, and restart it. Ann asks again, and nobody remembers her " +
        "key.",
      "zh-CN":
        "售票处显示售出之后要打印 200 毫秒。在这段时间里让它崩溃，再重启" +
        "。Ann 再问一次，她的键已经没人记得了。",
    },
  ],
  bug: {
    en:
      "The office writes its sales to the disk and keeps the keys in " +
      "memory. After a restart the money is there, and the memory of " +
      "what it was for is not.",
    "zh-CN":
      "售票处把交易写进磁盘，键却只放在内存里。重启之后钱还在，为哪张票收的" +
      "钱却忘了。",
  },
  met: {
    en:
      "Servers of NFS version 3 remember recent requests in memory. " +
      "After a reboot a repeated REMOVE is taken for a new one, and " +
      "fails although the first had worked. The mended office keeps " +
      "keys and sales on the same disk.",
    "zh-CN":
      "NFS 第 3 版的服务器只在内存里记最近的请求。重启之后，重发的 " +
      "REMOVE 会被当成新的，于是报错，尽管第一次其实成功了。修好的售" +
      "票处把键和交易放在同一块磁盘上。",
  },
};

export default words;
