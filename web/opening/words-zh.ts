/** What does the opening say in Chinese? */
import type { OpeningWords } from "./words-en.ts";

export const openingZh: OpeningWords = {
  title: "Farcall",
  language: "语言",
  skip: "去实验室",
  theStory: "手机在商店里付 5 元。只用一行代码，请远处的银行来办。",
  heads: {
    question: ["回复丢了。", "钱付出去了吗？"],
    silence: ["回复丢了。", "钱付出去了吗？"],
    silenceTold: ["银行已经付款，", "手机却无从知道。"],
    retry: ["手机再试一次。", "收银机会显示多少？"],
    retryTold: ["付了两次，", "手机却心满意足。"],
    request: ["这回丢的是请求。", "手机会看到什么？"],
    requestTold: ["一分钱也没付，", "手机看到的却一样。"],
    eyes: ["一模一样，逐行相同。"],
    transfer: ["另外三天，", "另外三种错误。"],
    end: ["另外三天，", "另外三种错误。"],
  },
  options: {
    yes: "付出去了",
    no: "没有",
    unknown: "手机无从知道",
  },
  why: {
    yes:
      "你说付出去了，收银机也这么说：它响了，显示 5。但看得见收银机的是你，" +
      "手机看不见；它手里只有 DEADLINE_EXCEEDED。",
    no:
      "你说没有，可收银机响了，显示 5。手机什么也没听到，" +
      "但沉默不等于“没有”：回复丢失之前，事情已经办完了。",
    unknown:
      "你说手机无从知道。收银机响了，显示 5，而手机手里只有 " +
      "DEADLINE_EXCEEDED：可能发生了，也可能没有。",
  },
  andNow: "程序现在总得做点什么。多数程序会这样做：",
  tryAgain: "再试一次",
  retryText:
    "收银机显示 10。第二次调用得到了答复，程序心满意足。" +
    "只有记得原来的余额、又肯算一算的人，才会发现不对。",
  goBack: "那么，再试一次是错的吗？把时间拖回起点，这回不丢回复，丢请求。",
  loseRequest: "回到起点，丢掉请求",
  requestText:
    "同样的调用，同样的等待，同样的错误。收银机显示 0：" +
    "这一回再试一次才是对的。手机分得清吗？",
  putOnEyes: "用手机的眼睛看",
  eyesText:
    "手机看不到的，两次运行中都已消失。下面就是它记下的全部，" +
    "时间从调用开始算起：",
  truthText: "摘下之后，是两个完全不同的故事。银行付没付款，手机都不知道。",
  replyLost: "回复丢失：已付款",
  requestLost: "请求丢失：未付款",
  log: "手机的日志",
  theTruth: "真实情况",
  eyesOff: "摘下手机的眼睛",
  eyesOn: "再戴上看看",
  punchline: "从调用到答复之间，就是这门课的全部内容。",
  next: "还有一个问题",
  transferText: "遇到哪一种，手机可以肯定一分钱也没付？",
  evidence: {
    deadline: "截止时间到了：整整一分钟没有答复",
    refused: "银行的机器拒绝了连接",
    broken: "等待答复时连接断了",
  },
  verdict: {
    deadline:
      "再长的沉默也还是沉默。回复可能在 400 毫秒后丢失，也可能在一分钟后丢失。",
    refused:
      "对。没有连接，请求就从未离开手机。说明问题的不是错误本身，" +
      "而是调用走到了哪一步。",
    broken: "请求已经发出。也许连接断开之前它刚好执行完，所以手机无从知道。",
  },
  verdictMore:
    "只有被拒绝的连接是确定的：请求从未发出。" +
    "要看的是调用走到了哪一步，而不是错误叫什么名字。",
  endText:
    "你刚才看的三次运行，来自真正的 RPC 协议栈（HTTP/2 上的 gRPC）和一个模拟的网络。" +
    "第 1 课把这次调用拆开来看，再请你亲手写一个；" +
    "在实验室里，你可以重新运行它们，让银行崩溃。",
  toLesson: "开始第 1 课",
  toLab: "在实验室里打开这次运行",
  code: "手机上的代码",
  till: "收银机",
  hosts: { phone: "手机", bank: "银行" },
  nodes: { phone: "手机", bank: "银行" },
  agree: ({ same, all }) =>
    `一直看到最后一个数据包：它的 ${all} 行日志里有 ${same} 行相同。`,
  progress: (nth, count) => `第 ${nth} 步，共 ${count} 步`,
  noNetwork: "一切都在这个页面里运行，不向任何地方发送数据。",
};
