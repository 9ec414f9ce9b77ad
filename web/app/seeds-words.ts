/** What does the lab say of many seeds? */
import { figure } from "../../src/scenario/statistics.ts";
import type { Locale } from "./address.ts";
import type { Outcome } from "./seeds-figures.ts";

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

const en = {
  title: "The same run with many seeds",
  about:
    "One run shows what can happen, many show how often. All but the seed " +
    "stays; what hands did happens at the same moments.",
  count: "Seeds",
  run: (count: number) => `Run ${count} seeds`,
  stop: "Cancel",
  goOn: "Go on",
  stillStands: "Cancelled. What has run stands below.",
  progress: (count: number) => `Seeds 1 to ${count}`,
  seedOf: (nth: number, all: number) => `${nth} of ${all} runs`,
  outcomes: {
    passed: "passed",
    unseen: "passed, but a claim did not fire",
    undecided: "undecided",
    failed: "failed",
    "broke-off": "broke off",
  } satisfies Record<Outcome, string>,
  seedSays: (seed: number, what: string) => `Seed ${seed}: ${what}`,
  failed: (share: number, low: number, high: number) =>
    `Failed ${percent(share)}, 95 % interval ` +
    `${percent(low)} to ${percent(high)}`,
  noChecks: "This scenario claims nothing, so that no run of it can fail.",
  strip: "The runs, one for each seed",
  stripHint: "Press a sign, and its run stands in the lab.",
  stands: (seed: number, what: string) =>
    `In the lab stands seed ${seed}: ${what}.`,
  claims: "What failed, or tested nothing",
  runsWith: (count: number) => (count === 1 ? "1 run" : `${count} runs`),
  andMore: "and more",
  neverSeen: "no run showed it; this check tests nothing",
  neverTested: "no run had anything for it to look at; it tests nothing",
  colon: ": ",
  seed: (seed: number) => `Seed ${seed}`,
  figure: "Figure",
  histogram: (name: string) => `How the runs spread: ${name}`,
  mean: (mean: string, low: string, high: string) =>
    `On average ${mean}, 95 % interval ${low} to ${high}.`,
  hatched: "Hatched: failed runs.",
  inBin: (range: string, count: number, failed: number) =>
    `${range}: ${count === 1 ? "1 run" : `${count} runs`}` +
    (failed === 0 ? "" : `, ${failed} failed`),
  range: (low: string, high: string) => `${low} to below ${high}`,
  without: (count: number) =>
    count === 1
      ? "1 run has no such figure."
      : `${count} runs have no such figure.`,
  chooseBin: "Press a column to see its seeds.",
  noRuns: "No run gives a figure.",
  figures: {
    calls: "calls",
    answeredShare: "share of calls answered with OK",
    failed: "failed calls",
    latencyMsMedian: "median latency",
    latencyMsP95: "95 % latency",
    latencyMsP99: "99 % latency",
    attemptsPerCall: "attempts per call",
    messages: "messages sent",
    executions: "executions",
    lastFailureMs: "when the last call failed",
    endedMs: "when the run ended",
    failedShare: "share of runs that failed",
  } as Readonly<Record<string, string>>,
  ms: (text: string) => `${text} ms`,
};

export type SeedsWords = typeof en;

const zh: SeedsWords = {
  title: "同一个运行，换许多种子",
  about:
    "一次运行说明什么可能发生，许多次说明有多常发生。" +
    "其余一切不变；手动做过的事在相同的时刻再做一遍。",
  count: "种子数",
  run: (count) => `用 ${count} 个种子运行`,
  stop: "取消",
  goOn: "继续",
  stillStands: "已取消。已有的结果留在下面。",
  progress: (count) => `种子 1 到 ${count}`,
  seedOf: (nth, all) => `已运行 ${nth} / ${all}`,
  outcomes: {
    passed: "通过",
    unseen: "通过，但有检查没有触发",
    undecided: "无法判定",
    failed: "未通过",
    "broke-off": "中断",
  },
  seedSays: (seed, what) => `种子 ${seed}：${what}`,
  failed: (share, low, high) =>
    `未通过 ${percent(share)}，95 % 置信区间 ${percent(low)} 到 ${percent(high)}`,
  noChecks: "这个场景没有声明任何检查，所以不会有未通过的运行。",
  strip: "每个种子的一次运行",
  stripHint: "按一个符号，实验室里就换成它的运行。",
  stands: (seed, what) => `实验室里现在是种子 ${seed}：${what}。`,
  claims: "未通过或未起作用的检查",
  runsWith: (count) => `${count} 次运行`,
  andMore: "等",
  neverSeen: "没有一次运行出现过；这项检查什么也没有检验",
  neverTested: "没有一次运行有可供检查的内容；这项检查什么也没有检验",
  colon: "：",
  seed: (seed) => `种子 ${seed}`,
  figure: "指标",
  histogram: (name) => `各次运行的分布：${name}`,
  mean: (mean, low, high) => `平均 ${mean}，95 % 置信区间 ${low} 到 ${high}。`,
  hatched: "斜线部分：未通过的运行。",
  inBin: (range, count, failed) =>
    `${range}：${count} 次运行${failed === 0 ? "" : `，其中 ${failed} 次未通过`}`,
  range: (low, high) => `${low} 到不足 ${high}`,
  without: (count) => `${count} 次运行没有这个指标。`,
  chooseBin: "按一根柱子，看它包含哪些种子。",
  noRuns: "没有一次运行给出指标。",
  figures: {
    calls: "调用次数",
    answeredShare: "得到 OK 的调用所占比例",
    failed: "失败的调用",
    latencyMsMedian: "延迟中位数",
    latencyMsP95: "95 % 的延迟",
    latencyMsP99: "99 % 的延迟",
    attemptsPerCall: "每次调用的尝试次数",
    messages: "发出的消息数",
    executions: "执行次数",
    lastFailureMs: "最后一次调用失败的时刻",
    endedMs: "运行结束的时刻",
    failedShare: "未通过的运行所占比例",
  },
  ms: (text) => `${text} 毫秒`,
};

export function seedsWordsOf(locale: Locale): SeedsWords {
  return locale === "zh-CN" ? zh : en;
}

/** "12.5 ms", "98 %", "3": the name of a figure says its unit. */
export function figureText(
  name: string,
  value: number,
  words: Pick<SeedsWords, "ms">,
): string {
  if (/Ms($|[A-Z])/.test(name)) return words.ms(figure(value));
  return name.endsWith("Share") ? `${figure(100 * value)} %` : figure(value);
}
