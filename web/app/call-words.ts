/** What does the inspector say of a call? */
import type { Locale } from "./address.ts";
import type { Stage } from "./call-facts.ts";

const en = {
  call: "Call",
  method: "Method",
  ways: "From, to",
  status: "Status",
  unknown: "nobody knows yet",
  certainty: "For its caller",
  certainties: {
    "": "it is not over",
    happened: "it happened",
    "may-have-happened": "it may have happened, or not",
    "did-not-happen": "it certainly did not happen",
  } as Readonly<Record<string, string>>,
  evidence: "Evidence",
  answerCame: "an answer of the server came back",
  truth: "In truth",
  executed: (times: number) =>
    times === 0
      ? "no handler began to run"
      : times === 1
        ? "its handler ran once"
        : `its handlers ran ${times} times`,
  deadline: "Deadline",
  by: (length: string, at: string) => `${length}, at ${at}`,
  noDeadline: "none: it waits for ever",
  took: "Took",
  notOver: "not over when the run ends",
  time: "Where its time went",
  stages: {
    before: "before it leaves",
    there: "request on its way",
    queue: "waits for its handler",
    handler: "handler runs",
    back: "reply on its way",
    silence: "silence",
  } as Readonly<Record<Stage["kind"], string>>,
  attempt: (n: number) => `Attempt ${n}`,
  on: (stream: number) => `stream ${stream}`,
  noAttempt: "It never left its host.",
  request: "Request",
  reply: "Reply",
  metadata: "Metadata",
  fields: "Fields",
  notSaid: "No byte of it was said.",
  reading: "Reading what was said…",
  stopped: "The engine was stopped before the bytes were read.",
  again: "Read again",
  frames: "Frames",
  packets: "Packets",
  events: "Events",
};

export type CallWords = typeof en;

const zh: CallWords = {
  call: "调用",
  method: "方法",
  ways: "从，到",
  status: "状态",
  unknown: "还没有人知道",
  certainty: "对调用方来说",
  certainties: {
    "": "还没有结束",
    happened: "确实发生了",
    "may-have-happened": "可能发生了，也可能没有",
    "did-not-happen": "肯定没有发生",
  },
  evidence: "依据",
  answerCame: "收到了服务器的答复",
  truth: "实际上",
  executed: (times) =>
    times === 0 ? "处理程序从未开始执行" : `处理程序执行了 ${times} 次`,
  deadline: "截止时间",
  by: (length, at) => `${length}，到 ${at}`,
  noDeadline: "无：一直等下去",
  took: "用时",
  notOver: "运行结束时仍未结束",
  time: "时间花在哪里",
  stages: {
    before: "发出之前",
    there: "请求在途",
    queue: "等待处理程序",
    handler: "处理程序执行",
    back: "答复在途",
    silence: "没有任何消息",
  },
  attempt: (n) => `第 ${n} 次尝试`,
  on: (stream) => `流 ${stream}`,
  noAttempt: "它从未离开自己的主机。",
  request: "请求",
  reply: "答复",
  metadata: "元数据",
  fields: "字段",
  notSaid: "没有发出任何字节。",
  reading: "正在读取内容……",
  stopped: "引擎在读到字节之前被停止。",
  again: "重新读取",
  frames: "帧",
  packets: "数据包",
  events: "事件",
};

export function callWordsOf(locale: Locale): CallWords {
  return locale === "zh-CN" ? zh : en;
}
