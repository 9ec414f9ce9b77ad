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
  return {
    en:
      `From ${beginMs} ms, the click, to ${endMs} ms, the last answer, ` +
      `that is ${tookMs} ms: ${workMs} ms of work and ${wayMs} ms of way.`,
    "zh-CN":
      `从 ${beginMs} 毫秒点击，到 ${endMs} 毫秒最后一个回答到达，` +
      `一共 ${tookMs} 毫秒：干活 ${workMs} 毫秒，路上 ${wayMs} 毫秒。`,
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
      `${isAnswered ? "收到了回答" : "始终没有听到"}。` +
      (wasSome ? "只预留了一部分：这是另一种。" : ""),
  };
}
