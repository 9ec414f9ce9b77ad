/** Which rows of the tables can one run in the page? */
import type { Scenario, Words } from "farcall/scenario";
import { LOSSES, type Loss } from "./kinds.ts";
import { lossWorld, type PolicyName, SMALL } from "./loss.ts";

const LOSS_WORDS: Readonly<Record<Loss, Words>> = {
  refused: { en: "The program dies", "zh-CN": "程序死了" },
  silent: { en: "The machine dies", "zh-CN": "机器死了" },
  slow: { en: "Its answers take ten times as long", "zh-CN": "回答慢十倍" },
  cut: { en: "Its answers get lost", "zh-CN": "回答丢失" },
  lies: { en: "It fails, and says it is well", "zh-CN": "谎报平安" },
};

const POLICY_WORDS = {
  drop: { en: "turns alone", "zh-CN": "只有轮流" },
  keepalive: { en: "keepalive", "zh-CN": "keepalive 探问" },
  registry: { en: "a registry's leases", "zh-CN": "注册中心的租约" },
  health: { en: "reports of health", "zh-CN": "健康报告" },
  eject: { en: "out after five failures", "zh-CN": "失败五次就剔除" },
  "twice-anywhere": {
    en: "two tries, any server",
    "zh-CN": "试两次",
  },
  twice: { en: "two tries, another server", "zh-CN": "试两次，换一台" },
} as const satisfies Partial<Record<PolicyName, Words>>;

const POLICIES = Object.keys(POLICY_WORDS) as (keyof typeof POLICY_WORDS)[];

const ALL = LOSSES.flatMap((loss) =>
  POLICIES.map((policy) => ({ loss, policy })),
);

/** What the list says, row by row. */
export const choices: readonly Words[] = ALL.map(({ loss, policy }) => {
  const what = LOSS_WORDS[loss];
  const done = POLICY_WORDS[policy];
  return {
    en: `${what.en}: ${done.en}`,
    "zh-CN": `${what["zh-CN"]}：${done["zh-CN"]}`,
  };
});

/** The number of a row, counted from 1. */
export function choiceOf(loss: Loss, policy: keyof typeof POLICY_WORDS) {
  const isIt = (row: (typeof ALL)[number]) =>
    row.loss === loss && row.policy === policy;
  return ALL.findIndex(isIt) + 1;
}

/** The world of that row, as in the table by kind. */
export function worldOfChoice(nth: number): Scenario {
  const row = ALL[nth - 1];
  if (row === undefined) throw new Error(`there is no row ${nth}`);
  return lossWorld(row.loss, row.policy, SMALL);
}
