/** What do the panels under a scene say in Chinese? */
import type { PanelWords } from "./panel-words-en.ts";

/** Without an end it lasts as long as the run. */
function spanText(from: string, to: string | undefined): string {
  return to === undefined ? `从 ${from} 起` : `从 ${from} 到 ${to} `;
}

export const panelWordsZh: PanelWords = {
  panels: "图下面看什么",
  names: {
    answers: "答复",
    lists: "谁相信什么",
    attempts: "尝试",
    load: "流量份额",
  },
  comma: "，",
  semicolon: "；",
  stop: "。",

  truth: "实际上",
  says: (host) => `${host} 说`,
  lastSaid: (host) => `${host} 没了声音；它最后说`,
  believes: (clients) => `${clients} 相信`,
  believe: (count) => `${count} 个客户端相信`,
  states: {
    up: "运行中",
    down: "已宕机",
    paused: "已暂停",
    "not-started": "还没有来",
  },
  listed: "在名单上",
  notListed: "不在名单上",
  wrong: "与事实不符",
  passedOver: "暂时跳过",
  ways: {
    none: "",
    connecting: "正在连接",
    ready: "已连接",
    lost: "连接断开",
  },
  learned: "谁在什么时候得知",
  went: (server, at) => `${server} 在 ${at} 宕机`,
  came: (server, at) => `${server} 在 ${at} 加入`,
  signs: {
    connection: "连接断开",
    failures: "调用接连失败",
    health: "没有收到它的健康消息",
    list: "名单这样说",
  },
  noticed: (client, after, sign) => `${client} 在 ${after} 后察觉：${sign}`,
  listRight: (client, after) => `${client} 的名单在 ${after} 后变得正确`,
  listsRight: (count, when) => `名单变得正确：${count}，${when}`,
  noticedMany: (count, when) => `察觉：${count}，${when}`,
  when: (first, last) =>
    first === last ? `在 ${first} 后` : `最早在 ${first} 后，最晚在 ${last} 后`,
  notYet: "还没有人知道",
  ofAll: (count, all) => `${all} 个客户端中的 ${count} 个`,

  allCalls: "也列出一次就成功的调用",
  chooseCall: "到此刻为止的调用，新的在前",
  noCalls: "到此刻为止，没有调用重试过，也没有调用失败。",
  callLine: (method, tries) => `${method}，尝试 ${tries} 次`,
  underWay: "进行中",
  after: (status, length) => `${status}，用时 ${length}`,
  attempt: (n, server) => `第 ${n} 次尝试 → ${server}`,
  certainties: {
    happened: "确实发生了",
    "may-have-happened": "可能发生了",
    "did-not-happen": "没有发生",
  },
  ran: "实际上执行了",
  neverRan: "实际上从未执行",
  fromTo: (from, to) => `${from} – ${to}`,
  open: "……",
  wait: (length) => `先等待 ${length}`,
  deadline: (at) => `${at} 后截止`,
  noDeadline: "没有截止时间",
  started: (at) => `从 ${at} 开始`,

  answered: "已答复",
  failed: "失败",
  answersTitle: (good, all) => `${all} 次调用中，${good} 次得到 OK`,
  pace: (perSecond, mean) => `每秒 ${perSecond} 次；从调用到答复平均 ${mean}`,
  gap: (from, to, length) =>
    `谁也没有等到答复的最长一段：${length}，从 ${from} 到 ${to}`,
  noGap: (length) => `有调用在等的时候，相邻两次答复之间最长隔了 ${length}`,
  downFrom: (host, from, to) => `${host} ${spanText(from, to)}宕机`,
  pausedFrom: (host, from, to) => `${host} ${spanText(from, to)}暂停`,
  slowFrom: (host, from, to) => `${host} ${spanText(from, to)}变慢`,
  faultFrom: (kind, from, to) => `${spanText(from, to)}${kind}`,
  cameAt: (host, at) => `${host} 在 ${at} 加入`,
  come: (hosts) => `${hosts} 加入`,
  meanwhile: (good, bad) =>
    `这段时间里结束的调用：${good} 次得到答复，${bad} 次失败`,
  faultKinds: {
    partition: "网络切断",
    drop: "丢弃数据包",
    delay: "数据包迟到",
    hold: "扣留数据包",
    slow: "变慢",
  },
  perBucket: (length) => `每根柱子：${length}`,

  share: (window) => `最近 ${window} 内各服务器分到的尝试`,
  queue: "那台服务器上进行中的一次调用",
  shareOf: (percent) => `${percent} %`,
  nothingAsked: "没有尝试",
  asked: (count) => `进行中 ${count}`,
  executing: (count) => `服务器上 ${count}`,
  connections: (count) => `连接 ${count} 条`,
  oldest: (at) => `最早的建于 ${at}`,
  hostWords: {
    awaited: "还没有来",
    draining: "不再接新活",
    slow: "变慢",
    paused: "已暂停",
    programDown: "程序已崩溃",
    down: "已宕机",
  },
  joined: (at) => `${at} 加入`,

  scaling: {
    title: "吞吐量随服务器数量的变化，以及拟合出的定律",
    servers: "服务器数量",
    perSecond: "每秒调用数",
    measured: "测得",
    byLaw: "按定律",
    off: "定律的偏差",
    fitted: "测得，定律由它拟合",
    foretold: "测得，定律预言了它",
    law: "扩展定律",
    straight: "每台都和第一台一样有用",
    costs: (contention, coherency) =>
      `只能逐个进行的工作占 ${contention}，彼此取得一致的代价为 ${coherency}`,
    peak: (n) => `${n} 台做得最多，再多反而更少`,
  },
};
