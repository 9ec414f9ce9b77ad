/** What do the pages for breaking services say? */
import type { Locale } from "../app/address.ts";

const en = {
  title: "Break it",
  lead:
    "Ten services, each with a bug that nobody sees while all goes well. " +
    "Expose it with at most three faults: the service must break its " +
    "promise, and a service without the bug must keep it under the same " +
    "faults. Otherwise you broke the world, not the service.",
  all: "All services",
  unknown: (name: string) =>
    `There is no service “${name}” here; choose one from the list.`,
  notYet: "not exposed yet",
  exposed: (points: number, of: number) =>
    `exposed · ${points} of ${of} points`,
  sum: (points: number, of: number) => `${points} of ${of} points`,
  hints: "Hints",
  rungs: ["A nudge", "Where to look", "Show me"],
  how:
    "Play or step to a moment, then let a host crash, pause it, cut it off, " +
    "or drop and hold what is on its way. To end a fault costs nothing.",
  left: (left: number, of: number) => `${left} of ${of} faults left`,
  spent:
    "All faults are spent. Undo one, or leave from an earlier branch; to end " +
    "a fault is still free.",
  verdict: "Verdict",
  grading: "Judging, with the bug and without …",
  nothing: "No fault yet: the service keeps its promise.",
  isExposed: "Exposed!",
  points: (points: number, of: number) => `${points} of ${of} points`,
  inSeeds: (count: number, of: number) =>
    `These faults expose it in ${count} of ${of} seeds.`,
  more: "For the last point, strike where at least half of the seeds show it.",
  bug: "What was wrong",
  met: "Who had it",
  submission: "The same on the command line",
  submissionText: (file: string) => `Put this into ${file} and grade it:`,
  next: (title: string) => `Next: ${title}`,
  notKept: "This browser does not keep your points: its store is closed.",
  notLoaded: (why: string) => `The service did not load: ${why}`,
};

export type BreakPageWords = typeof en;

const zh: BreakPageWords = {
  title: "弄坏它",
  lead:
    "十个服务，各藏着一个错误，一切顺利时谁也看不出来。用不超过三次故障让它" +
    "露面：服务必须违背承诺，而没有这个错误的服务在同样的故障下必须守住承诺。" +
    "否则，你弄坏的是环境，不是服务。",
  all: "全部服务",
  unknown: (name) => `这里没有“${name}”这个服务，请从列表里选。`,
  notYet: "尚未揭穿",
  exposed: (points, of) => `已揭穿 · ${points} 分，满分 ${of} 分`,
  sum: (points, of) => `${points} 分，满分 ${of} 分`,
  hints: "提示",
  rungs: ["提个醒", "往哪儿看", "给我看"],
  how:
    "播放或单步走到某个时刻，然后让主机崩溃、暂停、隔离，或者丢弃、扣住路上的" +
    "内容。结束故障不算次数。",
  left: (left, of) => `还剩 ${left} 次故障，共 ${of} 次`,
  spent:
    "故障用完了。可以撤销一次，或者回到前面的分支另走一步；结束故障仍然不算次数。",
  verdict: "结论",
  grading: "正在判断：有错误的和修好的各跑一遍……",
  nothing: "还没有故障：服务守住了承诺。",
  isExposed: "揭穿了！",
  points: (points, of) => `${points} 分，满分 ${of} 分`,
  inSeeds: (count, of) => `在 ${of} 个种子中，这些故障有 ${count} 个让它露面。`,
  more: "要拿最后一分，就得让它至少在一半的种子里露面。",
  bug: "错在哪里",
  met: "谁犯过这个错",
  submission: "在命令行里做同样的事",
  submissionText: (file) => `把下面的内容写进 ${file}，然后评分：`,
  next: (title) => `下一个：${title}`,
  notKept: "浏览器没有保存你的分数：它的存储不可用。",
  notLoaded: (why) => `服务没有加载成功：${why}`,
};

export function breakWordsOf(locale: Locale): BreakPageWords {
  return locale === "zh-CN" ? zh : en;
}
