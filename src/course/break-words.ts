/** What does the grade of a broken service say? */
import type { Words } from "../scenario/scenario.ts";

/** What is claimed of the faults that somebody spent. */
export const BREAK_CLAIMS = {
  breaks: {
    en: "the faults make the service break its promise",
    "zh-CN": "这些故障让服务违背了承诺",
  },
  twin: {
    en: "the mended service keeps its promise under the same faults",
    "zh-CN": "在同样的故障下，修好的服务仍然守住承诺",
  },
  again: {
    en: "they expose the bug in at least half of the seeds",
    "zh-CN": "它们至少在一半的种子里让错误露面",
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Why a claim does not hold. */
export const BREAK_MISTAKES = {
  "no-fault": {
    en: "Nothing went wrong, so nothing broke: spend a fault.",
    "zh-CN": "什么都没出错，自然什么都没坏：用掉一次故障试试。",
  },
  "still-whole": {
    en: "The service keeps its promise under these faults.",
    "zh-CN": "在这些故障下，服务守住了承诺。",
  },
  "broke-the-world": {
    en:
      "You broke the world, not the service: without the bug the promise " +
      "breaks under these faults too. End the faults in time, or break less.",
    "zh-CN":
      "你弄坏的是环境，不是服务：没有这个错误，承诺在这些故障下也会落空。" +
      "及时结束故障，或者少弄坏一些。",
  },
  "by-luck": {
    en: "The faults expose the bug only now and then: aim at what happens.",
    "zh-CN": "这些故障只是偶尔让错误露面：要对准正在发生的事。",
  },
  "no-result": {
    en: "The run broke off.",
    "zh-CN": "运行中断了。",
  },
} as const satisfies Readonly<Record<string, Words>>;

export type BreakMistake = keyof typeof BREAK_MISTAKES;
