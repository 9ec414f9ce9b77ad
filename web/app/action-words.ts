/** How does a branch say in words what was done to its run? */
import type { FaultAction } from "../../src/net/fault-action.ts";
import { never } from "../../src/ports/assert.ts";
import { formatAction } from "../../src/scenario/action-text.ts";
import { parseIntervention } from "../../src/scenario/intervention.ts";
import { timeInWords } from "../scene/captions.ts";
import type { Locale } from "./address.ts";

type Way = string;

const en = {
  at: (what: string, time: string) => `${what} at ${time}`,
  crash: (host: string) => `${host} crashes`,
  restart: (host: string) => `${host} restarts`,
  drain: (host: string) => `${host} finishes its calls and restarts`,
  pause: (host: string) => `${host} is paused`,
  resume: (host: string) => `${host} goes on`,
  limp: (host: string, factor: number) =>
    factor === 1
      ? `${host} is as fast as usual`
      : `${host} is ${factor}× slower`,
  cutOff: (host: string) => `${host} is cut off`,
  cut: (from: string, to: string) => `${from} is cut off from ${to}`,
  drop: (way: Way) => `${way} is dropped`,
  hold: (way: Way) => `${way} is held`,
  packet: (way: Way, n: number) => `packet ${n} of ${way}`,
  heal: (id: string) => (id === "" ? "all faults end" : `${id} is healed`),
  release: "what is held is let go",
};

type ActionWords = typeof en;

const zh: ActionWords = {
  at: (what, time) => `${time} 时 ${what}`,
  crash: (host) => `${host} 崩溃`,
  restart: (host) => `${host} 重启`,
  drain: (host) => `${host} 做完手上的调用后重启`,
  pause: (host) => `${host} 暂停`,
  resume: (host) => `${host} 继续`,
  limp: (host, factor) =>
    factor === 1 ? `${host} 恢复原速` : `${host} 慢到 ${factor} 倍`,
  cutOff: (host) => `${host} 被隔离`,
  cut: (from, to) => `${from} 与 ${to} 隔断`,
  drop: (way) => `丢弃 ${way}`,
  hold: (way) => `扣住 ${way}`,
  packet: (way, n) => `${way} 的第 ${n} 个数据包`,
  heal: (id) => (id === "" ? "所有故障结束" : `${id} 恢复`),
  release: "放行扣住的内容",
};

/** "bank crashes at 500 ms"; what cannot be read stays as it is. */
export function interventionText(text: string, locale: Locale): string {
  const parsed = parseIntervention(text);
  if (!parsed.ok) return text;
  const { at, action } = parsed.value;
  const words = locale === "zh-CN" ? zh : en;
  return words.at(actionText(action, words), timeInWords(at, locale));
}

function actionText(action: FaultAction, words: ActionWords): string {
  switch (action.kind) {
    case "restart":
      return action.drainMs === undefined
        ? words.restart(action.host)
        : words.drain(action.host);
    case "crash":
    case "pause":
    case "resume":
      return words[action.kind](action.host);
    case "limp":
      return words.limp(action.host, action.factor);
    case "partition": {
      const from = action.from.join(", ");
      const { to } = action;
      return to ? words.cut(from, to.join(", ")) : words.cutOff(from);
    }
    case "drop":
    case "hold": {
      const { from = "*", to = "*", n } = action.packets;
      const way = `${from} → ${to}`;
      return words[action.kind](n === undefined ? way : words.packet(way, n));
    }
    case "heal":
      return words.heal(action.id ?? "");
    case "release":
      return words.release;
    case "delay":
    case "slow":
      return formatAction(action);
    default:
      return never(action);
  }
}
