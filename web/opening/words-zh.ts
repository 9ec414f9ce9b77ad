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
    silenceTold: ["银行已经扣款，", "手机却无从知道。"],
    retry: ["手机再试一次。", "这下一共付了多少？"],
    retryTold: ["付了两次，", "手机却心满意足。"],
    request: ["这回丢的是请求。", "手机会看到什么？"],
    requestTold: ["一分钱也没付，", "手机看到的却一样。"],
    eyes: ["一模一样，逐行相同。"],
    transfer: ["换三种情况，", "三种错误。"],
    end: ["换三种情况，", "三种错误。"],
  },
  options: {
    yes: "付出去了",
    no: "没有",
    unknown: "手机无从知道",
  },
  why: {
    yes:
      "你说付出去了，确实如此：商家已收款 5。但看得见银行的是你，" +
      "手机看不见；它手里只有 DEADLINE_EXCEEDED。",
    no:
      "你说没有，可商家已收款 5。手机什么也没听到，" +
      "但沉默不等于“没有”：回复丢失之前，事情已经办完了。",
    unknown:
      "你说手机无从知道。商家已收款 5，而手机手里只有 " +
      "DEADLINE_EXCEEDED：可能发生了，也可能没有。",
  },
  andNow: "程序现在总得做点什么。多数程序会这样做：",
  tryAgain: "让手机再试一次",
  retryText:
    "商家已收款 10。第二次调用得到了回复，程序心满意足。" +
    "只有记得原来的余额、又肯算一算的人，才会发现不对。",
  goBack: "那么，再试一次是错的吗？把时间拖回起点，这回不丢回复，丢请求。",
  loseRequest: "回到起点，丢掉请求",
  requestText:
    "同样的调用，同样的等待，同样的错误。商家没收到钱：" +
    "这一回再试一次才是对的。手机分得清吗？",
  putOnEyes: "从手机的视角看",
  eyesText:
    "手机看不到的，两次运行中都已消失。关于这次调用，它只知道这些，" +
    "时间从调用开始算起：",
  truthText: "在上帝视角里，是两个完全不同的故事。钱付没付，手机都不知道。",
  replyLost: "回复丢失：钱付了",
  requestLost: "请求丢失：钱没付",
  log: "手机的日志",
  theTruth: "真实情况",
  eyesOff: "切换到上帝视角",
  eyesOn: "回到手机视角",
  punchline: "这门课讲的，就是从调用到回复之间发生的一切。",
  next: "还有一个问题",
  transferText: "遇到哪一种，手机可以肯定一分钱也没付？",
  evidence: {
    deadline: "截止时间到了：整整一分钟没有回复",
    refused: "还没发出请求，银行的机器就拒绝了连接",
    broken: "连接已经建立，等待回复时断了",
  },
  verdict: {
    deadline:
      "再长的沉默也还是沉默。回复可能在 400 毫秒后丢失，也可能在一分钟后丢失。",
    refused:
      "对。没有连接，请求就从未离开手机。说明问题的不是错误本身，" +
      "而是调用走到了哪一步。",
    broken: "请求已经发出。连接断开之前，它可能已经执行完，所以手机无从知道。",
  },
  verdictMore:
    "只有连接被拒绝时才能确定：请求从未发出。" +
    "要看的是调用走到了哪一步，而不是错误叫什么名字。",
  endText:
    "你刚才看的不是动画片：真正的远程调用代码（gRPC，基于 HTTP/2）在模拟的网络上运行。" +
    "第 1 课把这次调用拆开来看，再请你亲手写一个；" +
    "在实验室里，你可以重新运行它们，让银行崩溃。",
  toLesson: "开始第 1 课",
  toLab: "在实验室里打开这次运行",
  code: "手机上的代码",
  till: "商家已收款",
  hosts: new Map([
    ["phone", "手机"],
    ["bank", "银行"],
  ]),
  nodes: new Map([
    ["phone", "手机"],
    ["bank", "银行"],
  ]),
  agree: ({ same, all }) =>
    same === all
      ? `细到每个数据包，手机的 ${all} 行日志也完全一致。`
      : `细到每个数据包，手机的 ${all} 行日志里有 ${same} 行一致。`,
  progress: (nth, count) => `第 ${nth} 步，共 ${count} 步`,
  noNetwork: "一切都在这个页面里运行，不向任何地方发送数据。",
};
