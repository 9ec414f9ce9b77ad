/** What is said of the eyes of a host, and of runs that look the same to it? */
import type { Locale } from "./address.ts";

const en = {
  eyes: "Eyes",
  everyone: "Everyone",
  whose: "Whose eyes",
  only: (host: string) =>
    `Only what ${host} itself did and received; all else is gone. Look with ` +
    "everybody’s eyes to act on the world or to compare.",
  cannotAct: "Through the eyes of one host you only look. Choose Everyone.",
  find: "Every run that looks the same",
  comparing: "Comparing line for line …",
  found: (count: number, host: string) =>
    count === 1
      ? `To ${host}, no other run looks like this one`
      : `${count} runs that look the same to ${host}`,
  means: {
    lesson: (seeds: number) =>
      "Compared line for line: all that it sent, received and timed. Looked " +
      (seeds === 0
        ? "through every run of this lesson."
        : `through every run of this lesson and ${seeds} seeds.`),
    lab: (seeds: number) =>
      "Compared line for line: all that it sent, received and timed. Looked " +
      "through the branches, the runs before" +
      (seeds === 0 ? "." : `, and seeds 1 to ${seeds} of this scenario.`),
  },
  seed: (seed: number) => `Seed ${seed}`,
  moreSeeds: (count: number) =>
    count === 1 ? "and one more seed" : `and ${count} more seeds`,
};

export type EyesWords = typeof en;

const zh: EyesWords = {
  eyes: "视角",
  everyone: "全部主机",
  whose: "谁的视角",
  only: (host) =>
    `只显示 ${host} 自己做过和收到的，其他一概不显示。` +
    "要干预或对比，请选“全部主机”。",
  cannotAct: "从一台主机的视角只能观察。要干预，请先选“全部主机”。",
  find: "找出看起来一样的所有运行",
  comparing: "正在逐行比较……",
  found: (count, host) =>
    count === 1
      ? `在${host}看来，没有别的运行和这次一样`
      : `在${host}看来，这 ${count} 次运行一模一样`,
  means: {
    lesson: (seeds) =>
      "逐行比较了它发出的、收到的和每个时刻。范围是本课的全部运行" +
      (seeds === 0 ? "。" : `，以及 ${seeds} 个随机种子。`),
    lab: (seeds) =>
      "逐行比较了它发出的、收到的和每个时刻。范围是各个分支和之前的运行" +
      (seeds === 0 ? "。" : `，以及这个场景的随机种子 1 到 ${seeds}。`),
  },
  seed: (seed) => `随机种子 ${seed}`,
  moreSeeds: (count) => `还有 ${count} 个随机种子`,
};

export function eyesWordsOf(locale: Locale): EyesWords {
  return locale === "en" ? en : zh;
}
