/** What does the lab say of two runs beside each other? */
import type { Locale } from "./address.ts";

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
};

export function compareWordsOf(locale: Locale): CompareWords {
  return locale === "zh-CN" ? zh : en;
}
