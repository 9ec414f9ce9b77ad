/** What is there to read about the rent? */
import type { BreakWords } from "farcall/break-it";

const words: BreakWords = {
  title: { en: "The rent", "zh-CN": "房租" },
  promise: {
    en:
      "Ann pays four rents; her client asks again when it hears nothing " +
      "for 400 ms. The bank promises that each rent is paid once, and " +
      "every payment carries a key that says which it is.",
    "zh-CN":
      "Ann 要付四个月房租；400 毫秒没有回音，她的客户端就再问一次。" +
      "银行承诺每个月的房租只付一次，而且每次付款都带着一个键，说明是哪一笔" +
      "。",
  },
  hints: [
    {
      en:
        "The bank does nothing wrong that Ann asks for once. When does " +
        "she ask twice?",
      "zh-CN": "Ann 只问一次的时候，银行什么都没做错。她什么时候会问第二次？",
    },
    {
      en:
        "She asks again when the answer is late. So the answer has to get " +
        "lost, not the request.",
      "zh-CN": "答复迟迟不来，她就会再问。所以要丢的是答复，不是请求。",
    },
    {
      en:
        "Cut the bank off just after it shows a payment, for more than " +
        "400 ms, and heal it. Ann's client asks again, and the bank pays " +
        "again.",
      "zh-CN":
        "银行刚显示出一笔付款，就把它隔离 400 毫秒以上，然后恢复。Ann" +
        " 的客户端再问一次，银行就再付一次。",
    },
  ],
  bug: {
    en:
      "The bank gets a key with every payment and never looks at it. A " +
      "payment that is asked for again is a new payment to it.",
    "zh-CN":
      "每笔付款都带着键，银行却从来不看。再问一次的付款，在它眼里就是一笔新" +
      "的。",
  },
  met: {
    en:
      "Before version 0.11 (2017) a producer of Kafka that heard " +
      "nothing and sent again could write a message twice; since then " +
      "it numbers them, and the broker looks. The mended bank knows the " +
      "keys of all that it has paid.",
    "zh-CN":
      "0.11 版（2017 年）之前，Kafka 的生产者没等到确认就重" +
      "发，同一条消息可能写两遍；后来消息有了编号，服务端会检查。修好的银行" +
      "记得所有付过的键。",
  },
};

export default words;
