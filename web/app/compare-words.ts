/** What does the lab say of two runs beside each other? */
import type { Locale } from "./address.ts";
import type { Decision } from "./compare-decision.ts";

const en = {
  compare: "Compare with",
  nothing: "nothing",
  seed: (title: string, seed: number) => `${title}, seed ${seed}`,
  changed: "changed",
  here: "This run",
  there: "Beside it",
  colon: ": ",
  same: "Both runs are the same, row for row.",
  parts: (row: number) => `First difference: row ${row}`,
  ended: "the run has ended",
  figure: "Figure",
  figures: {
    answered: "Calls answered with OK",
    failed: "Calls that failed",
    attempts: "Attempts",
    medianNs: "Half of the answers within",
    slowestNs: "Slowest answer",
    silenceNs: "Longest wait without an answer",
  },
  none: "–",
  decides: (what: string) => `What decides here: ${what}.`,
  decidesOn: (side: string, what: string) =>
    `What decides here, in “${side}”: ${what}.`,
  decisions: {
    pick: "the balancer picks a server",
    attempt: "an attempt fails, and the retry policy says what follows",
    ejection: "the client passes a server over, or takes it back",
    deadline: "a deadline passes",
    refusal: "a server refuses a call",
    retry: "somebody tries again",
    loss: "chance loses a packet",
    hold: "a packet is held, or let go",
    fault: "a fault",
    delay: "chance draws how long a packet takes",
    start: "chance draws when a host starts",
    call: "when the call begins",
    timeout: "how long a call may take",
  } satisfies Record<Decision, string>,
  overSeeds: "Both over many seeds",
  onlySeed: "Both runs differ in nothing but their seed.",
  difference: "Difference, seed by seed",
  interval: "95 % interval",
  certain: "certain",
  chance: "may be chance",
  points: (text: string) => `${text} points`,
  fromTo: (low: string, high: string) => `${low} to ${high}`,
  differing: (count: number, all: number) =>
    count === 0
      ? `None of ${all} seeds differs: row for row the same.`
      : `${count} of ${all} seeds differ. Press one to see where it parts.`,
  pairSigns: "= the same · ≠ other rows · ✗ another verdict",
  eachPair: "Both runs, seed by seed",
  pairSame: (seed: number) => `Seed ${seed}: the same`,
  pairDiffers: (seed: number, there: string, here: string) =>
    there === here
      ? `Seed ${seed}: differs, both ${here}`
      : `Seed ${seed}: differs, beside it ${there}, this run ${here}`,
};

export type CompareWords = typeof en;

const zh: CompareWords = {
  compare: "对照",
  nothing: "不对照",
  seed: (title, seed) => `${title}，种子 ${seed}`,
  changed: "改动过",
  here: "这次运行",
  there: "对照的运行",
  colon: "：",
  same: "两次运行逐行相同。",
  parts: (row) => `第一处不同：第 ${row} 行`,
  ended: "运行已经结束",
  figure: "指标",
  figures: {
    answered: "得到 OK 的调用",
    failed: "失败的调用",
    attempts: "尝试次数",
    medianNs: "一半的答复不超过",
    slowestNs: "最慢的答复",
    silenceNs: "有人等待却没有答复，最长",
  },
  none: "–",
  decides: (what) => `决定这里的是：${what}。`,
  decidesOn: (side, what) => `决定这里的是（${side}）：${what}。`,
  decisions: {
    pick: "负载均衡选了一台服务器",
    attempt: "一次尝试失败，由重试策略决定下一步",
    ejection: "客户端绕过一台服务器，或重新使用它",
    deadline: "截止时间到了",
    refusal: "服务器拒绝了一次调用",
    retry: "有人又试了一次",
    loss: "偶然丢了一个数据包",
    hold: "一个数据包被扣下，或被放行",
    fault: "一次故障",
    delay: "随机抽取的数据包用时",
    start: "随机抽取的主机启动时刻",
    call: "调用开始的时刻",
    timeout: "调用最多可用的时间",
  },
  overSeeds: "两者在许多种子上的对照",
  onlySeed: "两次运行只有种子不同。",
  difference: "逐个种子之差",
  interval: "95 % 置信区间",
  certain: "确定",
  chance: "可能出于偶然",
  points: (text) => `${text} 个百分点`,
  fromTo: (low, high) => `${low} 到 ${high}`,
  differing: (count, all) =>
    count === 0
      ? `${all} 个种子都逐行相同。`
      : `${all} 个种子中有 ${count} 个不同。按其中一个，看它从哪里分开。`,
  pairSigns: "= 相同 · ≠ 各行不同 · ✗ 结论不同",
  eachPair: "逐个种子的两次运行",
  pairSame: (seed) => `种子 ${seed}：相同`,
  pairDiffers: (seed, there, here) =>
    there === here
      ? `种子 ${seed}：不同，两次都${here}`
      : `种子 ${seed}：不同，对照的运行${there}，这次运行${here}`,
};

export function compareWordsOf(locale: Locale): CompareWords {
  return locale === "zh-CN" ? zh : en;
}
