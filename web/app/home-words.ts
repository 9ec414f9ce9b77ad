/** What does the first page say? */
import type { Locale } from "./address.ts";

const en = {
  title: "Far calls, taken apart",
  lead:
    "A call to another machine can vanish half-way. Predict what happens, " +
    "watch it happen, break it, and mend it: on a real RPC stack whose " +
    "network lives in this page.",
  goOn: (lesson: number, step: number) =>
    `Continue: Lesson ${lesson}, step ${step}`,
  again: (lesson: number) => `Repeat lesson ${lesson}`,
  nextLesson: (lesson: number, title: string) =>
    `Next: Lesson ${lesson}, ${title}`,
  begin: "Begin with lesson 1",
  lessons: "Lessons",
  view: "Lessons as",
  list: "List",
  map: "Map",
  lesson: (nth: number) => `Lesson ${nth}`,
  minutes: (count: number) => (count === 1 ? "1 minute" : `${count} minutes`),
  isNew: "new",
  inProgress: (done: number, all: number) => `${done} of ${all} steps done`,
  isDone: "done",
  teaches: "You will know:",
  after: (lessons: string) => `after ${lessons}`,
  first: "needs nothing before it",
  concepts: {
    call: "call",
    stub: "stub",
    wire: "wire",
    handler: "handler",
    certainty: "certainty",
    "round-trip": "round trip",
    "partial-failure": "partial failure",
    interleaving: "calls that come in between",
    fallacies: "what people believe of networks",
    contract: "contract",
    status: "status of an error",
    exactness: "which numbers arrive whole",
    "late-binding": "calls by contract and by name",
    timeout: "time-out",
    deadline: "deadline",
    propagation: "the rest of the time travels along",
    percentile: "percentile",
    retry: "another try",
    idempotency: "twice is once",
    backoff: "a pause before the next try",
    "retry-throttle": "tokens for tries",
    failover: "another server takes over",
    lease: "lease",
    "health-check": "health check",
    ejection: "passing over who fails",
    "scale-out": "more servers",
    "re-resolution": "asking again who is there",
    weights: "weights",
    "scalability-law": "the law of scale",
  } as Readonly<Record<string, string>>,
  look: "Look around",
  breakIt: "Break it",
  breakText: (exposed: number) =>
    "Ten services with a hidden bug; expose each with at most three faults." +
    (exposed === 0 ? "" : ` You have exposed ${exposed}.`),
  scenarios: "Runs to take apart",
  scenariosLead: "Each opens in the lab, where you can change everything.",
};

type HomeWords = typeof en;

const zh: HomeWords = {
  title: "拆开看远程调用",
  lead:
    "对另一台机器的调用，可能在半路上消失。先预测，再看它发生，" +
    "然后弄坏它、修好它：真正的 RPC 协议栈，网络就在这个页面里。",
  goOn: (lesson, step) => `继续：第 ${lesson} 课，第 ${step} 步`,
  again: (lesson) => `再学一遍第 ${lesson} 课`,
  nextLesson: (lesson, title) => `下一课：第 ${lesson} 课，${title}`,
  begin: "从第 1 课开始",
  lessons: "课程",
  view: "显示方式",
  list: "列表",
  map: "地图",
  lesson: (nth) => `第 ${nth} 课`,
  minutes: (count) => `${count} 分钟`,
  isNew: "未开始",
  inProgress: (done, all) => `已完成 ${done} 步，共 ${all} 步`,
  isDone: "已完成",
  teaches: "学完你会明白：",
  after: (lessons) => `先学${lessons}`,
  first: "不需要任何基础",
  concepts: {
    call: "调用",
    stub: "桩",
    wire: "线路",
    handler: "处理函数",
    certainty: "确定性",
    "round-trip": "往返时间",
    "partial-failure": "部分失败",
    interleaving: "交错的调用",
    fallacies: "对网络的误解",
    contract: "接口定义",
    status: "错误的状态",
    exactness: "哪些数能完整到达",
    "late-binding": "按接口定义调用和按名字调用",
    timeout: "超时",
    deadline: "截止时间",
    propagation: "剩下的时间传下去",
    percentile: "百分位数",
    retry: "重试",
    idempotency: "幂等：两次等于一次",
    backoff: "重试前的退避",
    "retry-throttle": "重试令牌",
    failover: "故障转移",
    lease: "租约",
    "health-check": "健康检查",
    ejection: "剔除总出错的服务器",
    "scale-out": "增加服务器",
    "re-resolution": "再问一次有谁在",
    weights: "权重",
    "scalability-law": "扩展定律",
  },
  look: "随便看看",
  breakIt: "弄坏它",
  breakText: (exposed) =>
    "十个服务，各藏着一个错误；用不超过三次故障让它露面。" +
    (exposed === 0 ? "" : `你已经揭穿了 ${exposed} 个。`),
  scenarios: "可以拆开看的运行",
  scenariosLead: "每一个都在实验室里打开，什么都可以改。",
};

export function homeWordsOf(locale: Locale): HomeWords {
  return locale === "zh-CN" ? zh : en;
}
