/** How does one read the least that still goes wrong? */
import { formatAction } from "../scenario/action-text.ts";
import type { FaultSpec, FaultStep } from "../scenario/fault-spec.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Shrunk, Size } from "../scenario/shrink.ts";
import { storyLine } from "../scenario/story.ts";
import type { Workload } from "../scenario/workload.ts";
import { linkLines } from "./link-hint.ts";

/** What is left, why it fails, and a link that shows it. */
export function shrunkText(seed: number, shrunk: Shrunk, link: string): string {
  const { runCount, isComplete, before, after, scenario, result } = shrunk;
  const far = isComplete ? "nothing more can go" : "stopped before the end";
  const first = result?.firstBad;
  const lines = [
    `seed ${seed}, made smaller in ${runCount} runs; ${far}`,
    `  ${sizes(before, after)}`,
    ...scenarioLines(scenario).map((line) => `  ${line}`),
    `✗ ${shrunk.reason.what}${expected(shrunk)}`,
    ...(first === undefined
      ? []
      : [`    first in row ${first.number}: ${storyLine(first).trim()}`]),
    ...linkLines(link),
    `replayed: the same digest ${shrunk.digest}`,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function expected({ result }: Shrunk): string {
  if (result === undefined) return "";
  return `: expected ${result.expected}, got ${result.got}`;
}

function sizes(before: Size, after: Size): string {
  const names = ["faults", "clients", "hosts", "calls"] as const;
  return names
    .map((name) => `${name} ${before[name]} → ${after[name]}`)
    .join(", ");
}

/** Faults and calls, a line each. */
function scenarioLines({ faults = [], workloads }: Scenario): string[] {
  return [...faults.map(faultLine), ...workloads.map(workloadLine)];
}

function faultLine({ atMs, when, action, steps = [] }: FaultSpec): string {
  const nth = when?.nth === undefined ? "" : `${when.nth}. `;
  const later = when?.afterMs ? ` and ${when.afterMs} ms` : "";
  const moment =
    when === undefined ? `at ${atMs} ms` : `after ${nth}${when.event}${later}`;
  const acts =
    action === undefined ? steps.map(stepText) : [formatAction(action)];
  return `${moment}: ${acts.join(", ")}`;
}

function stepText({ waitMs, action }: FaultStep): string {
  const text = action === undefined ? "nothing" : formatAction(action);
  return waitMs === undefined ? text : `${waitMs} ms later ${text}`;
}

function workloadLine(workload: Workload): string {
  const { name, client, kind } = workload;
  if (kind !== "script") {
    const { call, count } = workload;
    return `${client} calls ${call.method}, ${count} times (${name})`;
  }
  const methods = workload.calls.map(({ method }) => method);
  return `${client} calls ${methods.join(", ")} (${name})`;
}
