/** What does the inspector say? */
import type { ConnectionState } from "../scene/connections.ts";
import type { Locale } from "./address.ts";

const en = {
  inspect: (name: string) => `Inspect ${name}`,
  press: "Connections and what is on its way",
  inspectRow: "Inspect what this row is about",
  close: "Close (Esc)",
  host: "Host",
  connection: "Connection",
  state: "State",
  start: "Start",
  nth: (n: number) => `no. ${n}`,
  shows: "Shows",
  ports: "Ports in use",
  listening: "Listens on",
  listens: (port: number, service: string) => `${port} (${service})`,
  moreRows: (count: number) => `and ${count} more in the table`,
  connections: "Connections",
  calls: "Open calls",
  events: "Last events",
  nothing: "none",
  handshake: "Handshake",
  took: (time: string) => `took ${time}`,
  sent: (from: string, to: string) => `Sent ${from} → ${to}`,
  size: (bytes: number, packets: number) =>
    `${bytes} bytes in ${packets} packets`,
  ended: "How it ended",
  states: {
    none: "not there yet",
    open: "open",
    "half-open": "open at one end only",
    reset: "reset",
    over: "closed",
  } as Readonly<Record<ConnectionState, string>>,
  bytes: "Bytes",
  reading: "Reading the bytes…",
  noBytes:
    "This row stands for no bytes of its own. Choose a row of a frame or a " +
    "packet; set Detail to frame or packet to see them.",
  notKept: (what: string) =>
    `A trace keeps 16 MB of bytes, and this run had more: ${what}. ` +
    "Choose an earlier row, or make the run smaller.",
  again: "Run again for the bytes",
  stopped: "The engine was stopped before the bytes were read.",
  from: (offset: number, length: number) =>
    `${length} bytes, from byte ${offset} of what this end says`,
  more: (count: number) => `${count} more bytes are not shown`,
  noFrames: "No frame of HTTP/2 lies here.",
  fault: (text: string) => `These bytes are not HTTP/2: ${text}`,
  length: "Length",
  type: "Type",
  flags: "Flags",
  stream: "Stream",
  headers: "Headers, decoded from HPACK",
  prefix: "gRPC prefix",
  prefixOf: (isCompressed: boolean, length: number) =>
    `${isCompressed ? "compressed" : "not compressed"}, ${length} bytes`,
  message: (isReply: boolean, path: string) =>
    `${isReply ? "Reply of" : "Request to"} ${path}`,
  noContract: "No contract here says what its fields are called.",
  empty: "A message without fields.",
};

export type InspectorWords = typeof en;

const zh: InspectorWords = {
  inspect: (name) => `查看 ${name}`,
  press: "连接与在途的内容",
  inspectRow: "查看这一行所说的对象",
  close: "关闭（Esc）",
  host: "主机",
  connection: "连接",
  state: "状态",
  start: "启动",
  nth: (n) => `第 ${n} 次`,
  shows: "对外显示",
  ports: "使用中的端口",
  listening: "监听端口",
  listens: (port, service) => `${port}（${service}）`,
  moreRows: (count) => `表格中还有 ${count} 行`,
  connections: "连接",
  calls: "未结束的调用",
  events: "最近发生的事",
  nothing: "无",
  handshake: "握手",
  took: (time) => `用时 ${time}`,
  sent: (from, to) => `${from} → ${to} 已发送`,
  size: (bytes, packets) => `${packets} 个数据包，共 ${bytes} 字节`,
  ended: "如何结束",
  states: {
    none: "尚未建立",
    open: "已打开",
    "half-open": "只有一端仍打开",
    reset: "已重置",
    over: "已关闭",
  },
  bytes: "字节",
  reading: "正在读取字节……",
  noBytes:
    "这一行本身没有字节。请把“细节”设为帧或数据包，再选择帧或数据包所在的行。",
  notKept: (what) =>
    `一次运行最多保留 16 MB 字节，这次超出了：${what}。` +
    "请选择更早的行，或缩小这次运行。",
  again: "重新运行以读取字节",
  stopped: "引擎在读到字节之前被停止。",
  from: (offset, length) =>
    `${length} 字节，从这一端所发内容的第 ${offset} 字节起`,
  more: (count) => `另有 ${count} 字节未显示`,
  noFrames: "这里没有 HTTP/2 帧。",
  fault: (text) => `这些字节不是 HTTP/2：${text}`,
  length: "长度",
  type: "类型",
  flags: "标志",
  stream: "流",
  headers: "头部（由 HPACK 解码）",
  prefix: "gRPC 前缀",
  prefixOf: (isCompressed, length) =>
    `${isCompressed ? "已压缩" : "未压缩"}，${length} 字节`,
  message: (isReply, path) => `${path} 的${isReply ? "回复" : "请求"}`,
  noContract: "这里没有契约说明各字段的名称。",
  empty: "没有字段的消息。",
};

export function inspectorWordsOf(locale: Locale): InspectorWords {
  return locale === "zh-CN" ? zh : en;
}
