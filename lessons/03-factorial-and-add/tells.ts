/** What is said of a sum that was tried? */
import type { ScenarioRun } from "farcall/run-scenario";
import type { Words } from "farcall/scenario";
import { countOf, sumOf } from "./evidence.ts";

export function tellSum(run: ScenarioRun): Words {
  const count = countOf(run);
  const sum = sumOf(run);
  const due = count / 10;
  if (sum === due) {
    return {
      en: `${count} × 0.1 came back as ${sum}: nothing is wrong with that.`,
      "zh-CN": `${count} × 0.1 收到的和是 ${sum}：没有错。`,
    };
  }
  return {
    en: `${count} × 0.1 came back as ${sum}. On paper it is ${due}.`,
    "zh-CN": `${count} × 0.1 收到的和是 ${sum}。用笔算是 ${due}。`,
  };
}
