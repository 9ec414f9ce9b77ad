/** Which rows of the table can one run in the page? */
import type { ScenarioRun } from "farcall/run-scenario";
import type { Scenario, Words } from "farcall/scenario";
import { connections, firstAtNewMs, percentAtNew } from "./evidence.ts";
import { type Balancer, growingWorld, type Renewal, TENTH } from "./growth.ts";

interface Row {
  readonly balancer: Balancer;
  readonly renewal: Renewal;
  readonly says: Words;
}

const ROWS: readonly Row[] = [
  {
    balancer: "round_robin",
    renewal: "never",
    says: { en: "round_robin, nothing ends", "zh-CN": "round_robin，不到期" },
  },
  {
    balancer: "pick_first",
    renewal: "never",
    says: {
      en: "pick_first, nothing ends",
      "zh-CN": "pick_first，不到期",
    },
  },
  {
    balancer: "round_robin",
    renewal: "age",
    says: { en: "round_robin, age 30 s", "zh-CN": "round_robin，寿命 30 秒" },
  },
  {
    balancer: "round_robin",
    renewal: "refresh",
    says: {
      en: "round_robin, asks every 5 s",
      "zh-CN": "round_robin，每隔 5 秒问",
    },
  },
  {
    balancer: "pick_first",
    renewal: "age-soon",
    says: {
      en: "pick_first, age, asks after 5 s",
      "zh-CN": "pick_first，到期，隔 5 秒再问",
    },
  },
  {
    balancer: "pick_first",
    renewal: "age",
    says: {
      en: "pick_first, age, asks after 30 s",
      "zh-CN": "pick_first，到期，隔 30 秒再问",
    },
  },
];

export const choices: readonly Words[] = ROWS.map(({ says }) => says);

/** The number of a row that answers the step, counted from 1. */
export const CHOICE =
  1 + ROWS.findIndex(({ renewal }) => renewal === "refresh");

/** A new server has a call so soon. */
export const SOON_MS = 10_000;

export function worldOfChoice(nth: number): Scenario {
  const row = ROWS[nth - 1];
  if (row === undefined) throw new Error(`there is no row ${nth}`);
  return growingWorld(row.balancer, row.renewal, TENTH);
}

export function areSoonInUse(run: ScenarioRun): boolean {
  return (firstAtNewMs(run) ?? Infinity) <= SOON_MS;
}

export function tellGrowth(run: ScenarioRun): Words {
  const share = percentAtNew(run);
  const made = connections(run);
  const firstMs = firstAtNewMs(run);
  const first = ((firstMs ?? 0) / 1_000).toFixed(1);
  const isNever = firstMs === undefined;
  return {
    en:
      `The new servers get ${share} % of the calls in the last 20 s; ` +
      `${made} connections; ` +
      (isNever ? "they never have a call." : `their first call at ${first} s.`),
    "zh-CN":
      `最后 20 秒里，新服务器分到 ${share} %；一共 ${made} 条连接；` +
      (isNever ? "它们一次调用也没有。" : `第一次调用在 ${first} 秒。`),
  };
}
