/** What does one hear of a payment whose cut or fault one has moved? */
import type { ScenarioRun } from "farcall/run-scenario";
import type { Words } from "farcall/scenario";
import { outcome, timeMs, tookMs } from "./evidence.ts";

/** What became of the payment, as it is said to who added a fault. */
export function tellPayment(run: ScenarioRun): Words {
  switch (outcome(run)) {
    case "answered": {
      const tookMsOfPay = tookMs(run, 2);
      const atMs = timeMs(run, "call.answered", 2);
      return {
        en:
          `The phone was answered, ${tookMsOfPay} ms after it called: the ` +
          `reply was there at ${atMs} ms, and what happens after that ` +
          "changes nothing for this call.",
        "zh-CN":
          `手机收到了回复，从调用算起用了 ${tookMsOfPay} 毫秒：` +
          `回复在 ${atMs} 毫秒时到达，此后再发生什么，都不影响这次调用。`,
      };
    }
    case "paid-in-silence":
      return {
        en: "The money is gone, and the phone does not know.",
        "zh-CN": "钱已经扣了，手机却不知道。",
      };
    default:
      return {
        en: "Nothing was paid, and the phone does not know that either.",
        "zh-CN": "钱没有扣，这一点手机也不知道。",
      };
  }
}

/** With the way on: this step asks for one side, then for the other. */
export function tellCut(run: ScenarioRun): Words {
  const told = tellPayment(run);
  const more = moreOf(run, timeMs(run, "fault.began"));
  // What is found at last comes first.
  const isFound = outcome(run) === "answered";
  const [one, other] = isFound ? [more, told] : [told, more];
  return {
    en: `${one.en} ${other.en}`,
    "zh-CN": `${one["zh-CN"]}${other["zh-CN"]}`,
  };
}

function moreOf(run: ScenarioRun, atMs: number): Words {
  switch (outcome(run)) {
    case "answered":
      return {
        en: `✓ That is the other side: a cut at ${atMs} ms is too late.`,
        "zh-CN": `✓ 另一头也找到了：${atMs} 毫秒才断，已经晚了。`,
      };
    case "paid-in-silence":
      return {
        en:
          "Now the other side: move the cut on, until the phone is " +
          "answered. What is cut at the very moment at which the reply " +
          "would arrive is lost, too.",
        "zh-CN":
          "再找另一头：继续往后挪，直到手机收到回复。" +
          "断线和回复到达若在同一毫秒，回复仍然丢失。",
      };
    default:
      return {
        en: "The request was still on its way: move the cut on.",
        "zh-CN": "请求还在路上：再往后挪。",
      };
  }
}
