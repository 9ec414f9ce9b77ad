/** What are the commands of the lab called? */
import type { Level } from "../../src/ports/event.ts";
import type { Locale } from "./address.ts";

const en = {
  title: "Commands",
  search: "Find a command, in English or Chinese",
  none: "No command has this in its name.",
  count: (count: number) => (count === 1 ? "1 command" : `${count} commands`),
  eyes: (host: string) =>
    host === "" ? "Eyes: everyone" : `Eyes: only what ${host} can know`,
  detail: (level: Level) => `Detail: ${level}`,
  names: {
    play: "Play or pause",
    next: "Next row",
    previous: "Previous row",
    nextNotable: "Next turning point",
    previousNotable: "Previous turning point",
    callBefore: "To the call before",
    callAfter: "To the next call",
    first: "To the start",
    last: "To the end",
    goTo: "Go to a moment",
    bookmark: "Set or remove a bookmark here",
    bookmarkBefore: "To the bookmark before",
    bookmarkAfter: "To the next bookmark",
    loop: "Repeat from A to B: set A, set B, stop",
    slower: "Slower",
    faster: "Faster",
    topology: "View: network",
    "space-time": "View: space and time",
    both: "View: both",
    run: "Run what is chosen",
    nextSeed: "Run with the next seed",
    branch: "New branch here",
    crash: "Crash or restart the chosen host",
    pause: "Pause or resume the chosen host",
    partition: "Cut off or heal the chosen host",
    drop: "Drop the first packet on its way",
    hold: "Hold or release the first packet on its way",
    undo: "Undo",
    share: "Copy a link to this moment",
    save: "Save as a file",
    keys: "List of keys",
  },
};

export type CommandWords = typeof en;

const LEVELS_ZH: Readonly<Record<Level, string>> = {
  world: "世界",
  call: "调用",
  message: "消息",
  frame: "帧",
  packet: "数据包",
};

const zh: CommandWords = {
  title: "命令",
  search: "查找命令，中英文均可",
  none: "没有名称含有这些字的命令。",
  count: (count) => `${count} 个命令`,
  eyes: (host) =>
    host === "" ? "视角：全部主机" : `视角：只看 ${host} 能知道的`,
  detail: (level) => `详细程度：${LEVELS_ZH[level]}`,
  names: {
    play: "播放或暂停",
    next: "下一行",
    previous: "上一行",
    nextNotable: "下一个转折点",
    previousNotable: "上一个转折点",
    callBefore: "到上一个调用",
    callAfter: "到下一个调用",
    first: "到开头",
    last: "到结尾",
    goTo: "前往某一时刻",
    bookmark: "在此添加或移除书签",
    bookmarkBefore: "到上一个书签",
    bookmarkAfter: "到下一个书签",
    loop: "循环 A 到 B：设 A、设 B、停止",
    slower: "慢一些",
    faster: "快一些",
    topology: "视图：网络",
    "space-time": "视图：时空图",
    both: "视图：两者",
    run: "运行所选场景",
    nextSeed: "用下一个随机种子运行",
    branch: "在此新建分支",
    crash: "让所选主机崩溃或重启",
    pause: "暂停或恢复所选主机",
    partition: "切断所选主机或恢复网络",
    drop: "丢弃途中的第一个数据包",
    hold: "扣留或放行途中的第一个数据包",
    undo: "撤销",
    share: "复制此刻的链接",
    save: "保存为文件",
    keys: "按键列表",
  },
};

export function commandWordsOf(locale: Locale): CommandWords {
  return locale === "en" ? en : zh;
}

/** A command is found by its name in either language. */
export const COMMAND_LANGUAGES: readonly CommandWords[] = [en, zh];
