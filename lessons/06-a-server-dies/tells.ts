/** What is said of a run that was tried? */

import type { ScenarioRun } from "farcall/run-scenario";
import type { Words } from "farcall/scenario";
import { blindMs, failures, heartbeats, notGreeted } from "./evidence.ts";
import { minuteOf } from "./minute.ts";

/** What a lease costs, and what it brings. */
export function tellLease(run: ScenarioRun): Words {
  const blind = blindMs(run);
  const count = failures(run);
  const beats = heartbeats(run);
  return {
    en:
      `From bob's last heartbeat until the shop gave him up: ${blind} ms. ` +
      `Not greeted: ${count}. The servers sent ${beats} heartbeats in 5.5 s.`,
    "zh-CN":
      `从 bob 最后一次心跳到商店不再相信他还在：${blind} 毫秒。` +
      `没有得到问候的顾客：${count} 位。` +
      `5.5 秒里，三台服务器一共发了 ${beats} 次心跳。`,
  };
}

/** What a row of the tables says, of this one run. */
export function tellMinute({ trace }: ScenarioRun): Words {
  const { calls, success, p99Ms, done } = minuteOf(trace);
  const answered = (success * 100).toFixed(2);
  const slow = Math.round(p99Ms);
  const often = done.toFixed(1);
  return {
    en:
      `Of ${calls} calls in the minute after it, ${answered} % were ` +
      `answered. The slowest hundredth took ${slow} ms or more. For 100 ` +
      `calls the servers greeted ${often} times.`,
    "zh-CN":
      `此后一分钟有 ${calls} 次调用，${answered} % 得到了回答，` +
      `最慢的百分之一至少要 ${slow} 毫秒。` +
      `平均每 100 次调用，服务器问候了 ${often} 次。`,
  };
}

/** Who was not greeted, and why the defences were not enough. */
export function tellGreeted(run: ScenarioRun): Words {
  const [first] = notGreeted(run);
  if (first === undefined) {
    return {
      en: "All 45 visitors were greeted.",
      "zh-CN": "45 位顾客都得到了问候。",
    };
  }
  const count = failures(run);
  const { cameMs, tried } = first;
  const why = whyLost(tried);
  return {
    en:
      `Not greeted: ${count} of 45. The first of them came at ${cameMs} ms. ` +
      why.en,
    "zh-CN":
      `45 位顾客中有 ${count} 位没有得到问候，第一位是在 ${cameMs} 毫秒时来的。` +
      why["zh-CN"],
  };
}

/** Of one visitor: where the tries went, and what had not helped yet. */
function whyLost([one, other]: readonly string[]): Words {
  if (one === undefined) {
    return {
      en: "No server was there to be asked.",
      "zh-CN": "当时没有服务器可问。",
    };
  }
  if (other === undefined) {
    return {
      en: `${one} was asked and did not answer; nobody else was asked.`,
      "zh-CN": `问了 ${one}，没有回答；此外没有再问别人。`,
    };
  }
  return {
    en:
      `${one} was asked and did not answer, then ${other}, and neither did ` +
      `${other}. There is no third try. The list still named both, and ` +
      "neither had been left out after three failures yet.",
    "zh-CN":
      `先问 ${one}，没有回答；再问 ${other}，也没有回答，而第三次是没有的。` +
      "那时名单上两台都还在，也都还没有因为连续失败三次而出局。",
  };
}
