/** What is said of a run that somebody tried in this lesson? */
import type { ScenarioRun } from "farcall/run-scenario";
import type { Words } from "farcall/scenario";
import {
  answers,
  basketMs,
  clickMs,
  onTheWayMs,
  reserved,
} from "./evidence.ts";

/** How long the loop took, and how little of that is work. */
export function tellBasket(run: ScenarioRun): Words {
  const tookMs = basketMs(run);
  const beginMs = clickMs(run);
  const endMs = beginMs + tookMs;
  const wayMs = onTheWayMs(run);
  const workMs = tookMs - wayMs;
  const why = whyNot(tookMs, wayMs);
  return {
    en:
      `From ${beginMs} ms, the click, to ${endMs} ms, the last answer, ` +
      `that is ${tookMs} ms: ${workMs} ms of work and ${wayMs} ms of way.` +
      why.en,
    "zh-CN":
      `从 ${beginMs} 毫秒点击，到 ${endMs} 毫秒最后一个回答到达，` +
      `一共 ${tookMs} 毫秒：处理 ${workMs} 毫秒，路上 ${wayMs} 毫秒。` +
      why["zh-CN"],
  };
}

/** Why the customer does not wait that long, or can wait no less. */
function whyNot(tookMs: number, wayMs: number): Words {
  if (tookMs > 1000) return { en: "", "zh-CN": "" };
  // Nearer than anything the loop could do about it.
  if (wayMs <= 100) {
    return {
      en:
        " As quick as its work it cannot be, however near: each of the ten " +
        "calls still goes there and back before the next one leaves.",
      "zh-CN":
        "再近也不会和处理一样快：十次调用，每一次都得走完一个来回，" +
        "下一次才能出发。",
    };
  }
  return {
    en: " More than 1000 ms were asked for: the warehouse must be farther.",
    "zh-CN": "这一步要超过 1000 毫秒：仓库还得再远一些。",
  };
}

/** What was reserved counts, though the program that knew it may be dead. */
export function tellReserved(run: ScenarioRun): Words {
  const count = reserved(run);
  const isAnswered = answers(run) > 0;
  const wasSome = count > 0 && count < 10;
  return {
    en:
      `The warehouse had reserved ${count} of ten, and the shop ` +
      `${isAnswered ? "had its answer" : "never heard of it"}.` +
      (wasSome ? " So only some were reserved: the second kind." : ""),
    "zh-CN":
      `仓库预留了十样里的 ${count} 样，商店` +
      `${isAnswered ? "收到了回答" : "始终没有收到"}。` +
      (wasSome ? "只预留了一部分：这是另一种。" : ""),
  };
}
