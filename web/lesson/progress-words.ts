/** What does the page say of what it keeps? */
import type { Locale } from "../app/address.ts";

const en = {
  title: "Your progress",
  kept: (bytes: number) => `Saved in this browser, ${sizeText(bytes)}.`,
  nothing: "Nothing to save yet. It will stay in this browser.",
  notKept:
    "This browser does not keep your progress: its store is full or " +
    "forbidden. Export it before you close the page.",
  damaged:
    "What this browser kept of your progress is damaged. Nothing is " +
    "overwritten until you choose.",
  download: "Download it",
  fresh: "Start without it",
  export: "Export",
  import: "Import",
  imported: (lessons: number) =>
    lessons === 1
      ? "Read: progress in one lesson."
      : `Read: progress in ${lessons} lessons.`,
  badImport: (name: string) =>
    `“${name}” holds no progress that this version can read; choose a file ` +
    "that Export wrote.",
  earlier: "Earlier versions",
  restore: (when: string) => `Restore the version of ${when}`,
  restored: (when: string) =>
    `This is the version of ${when} again. What was here is among the ` +
    "earlier versions.",
  stepsDone: (steps: number) =>
    steps === 1 ? "one step done" : `${steps} steps done`,
};

type ProgressWords = typeof en;

const zh: ProgressWords = {
  title: "你的进度",
  kept: (bytes) => `已保存在这个浏览器里，共 ${sizeText(bytes)}。`,
  nothing: "还没有要保存的进度。以后只会保存在这个浏览器里。",
  notKept: "这个浏览器没有保存你的进度：存储已满或被禁止。关闭页面前请先导出。",
  damaged: "这个浏览器里保存的进度已损坏。在你选择之前，什么都不会被覆盖。",
  download: "下载下来",
  fresh: "不用它，重新开始",
  export: "导出",
  import: "导入",
  imported: (lessons) => `已读入 ${lessons} 课的进度。`,
  badImport: (name) =>
    `“${name}”里没有本版本能读的进度，请选择由“导出”写出的文件。`,
  earlier: "先前的版本",
  restore: (when) => `恢复 ${when} 的版本`,
  restored: (when) =>
    `现在又是 ${when} 的版本了。刚才的进度也保存在“先前的版本”里。`,
  stepsDone: (steps) => `完成了 ${steps} 步`,
};

export function progressWordsOf(locale: Locale): ProgressWords {
  return locale === "zh-CN" ? zh : en;
}

/** "12 KB", "0.4 KB". */
function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  return `${kilobytes < 10 ? kilobytes.toFixed(1) : Math.round(kilobytes)} KB`;
}

/** "14:05:09"; with its day, if that is not today. */
export function whenText(atMs: number, locale: string): string {
  const when = new Date(atMs);
  const isToday = when.toDateString() === new Date().toDateString();
  const time = { timeStyle: "medium" } as const;
  const style = isToday ? time : ({ dateStyle: "short", ...time } as const);
  return new Intl.DateTimeFormat(locale, style).format(when);
}
