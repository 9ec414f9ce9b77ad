/** What was expected, and what was got instead? */
import type { Words } from "farcall/scenario";

export const ANSWERS: Words = { en: "answers", "zh-CN": "有回答" };
export const NONE: Words = { en: "none", "zh-CN": "一个也没有" };
export const NOBODY: Words = { en: "nobody", "zh-CN": "谁也不在" };

export const LATER: Words = {
  en: "an answer after 100 ms or more",
  "zh-CN": "至少 100 毫秒之后才回答",
};

export function after(tookMs: number): Words {
  return { en: `after ${tookMs} ms`, "zh-CN": `${tookMs} 毫秒后` };
}

export function onlyOnce(address: string): Words {
  return { en: `${address} once`, "zh-CN": `${address} 只出现一次` };
}

export function alone(service: string): Words {
  return {
    en: `servers of ${service} alone`,
    "zh-CN": `只有 ${service} 的服务器`,
  };
}

export function isOverOf(address: string): Words {
  return {
    en: `no ${address}: its lease is over`,
    "zh-CN": `没有 ${address}：它的租约已到期`,
  };
}

export function saidGoodbye(address: string): Words {
  return {
    en: `no ${address}: it said good-bye`,
    "zh-CN": `没有 ${address}：它已经告别`,
  };
}
