/** Which numbers of a scenario does the form change? */
import { formatAction } from "../../src/scenario/action-text.ts";
import { formatPath } from "../../src/scenario/problem.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

type Key = string | number;

export interface Field {
  /** As problems name it: "defaults.link.latency.delayMs". */
  readonly path: string;
  readonly keys: readonly Key[];
  readonly name: FieldName;
  /** What it is about, where there are several: "crash:bank". */
  readonly about: string;
}

export type FieldName =
  | "latency"
  | "latencyMin"
  | "latencyMax"
  | "loss"
  | "deadline"
  | "faultAt";

const LATENCY = ["defaults", "link", "latency"] as const;
const LATENCY_DEFAULT = { kind: "constant", delayMs: 1 } as const;

/** The scenario with what it leaves out written down, where forms need it. */
function spelledOut(scenario: Scenario): Scenario {
  const { defaults } = scenario;
  const link = { latency: LATENCY_DEFAULT, ...defaults?.link };
  return { ...scenario, defaults: { ...defaults, link } };
}

export function fieldsOf(scenario: Scenario): readonly Field[] {
  const { latency } = spelledOut(scenario).defaults?.link ?? {};
  const fields: Field[] = [];
  if (latency?.kind === "constant") {
    fields.push(field([...LATENCY, "delayMs"], "latency"));
  } else if (latency?.kind === "uniform") {
    fields.push(field([...LATENCY, "delayMsMin"], "latencyMin"));
    fields.push(field([...LATENCY, "delayMsMax"], "latencyMax"));
  }
  fields.push(field(["defaults", "link", "lossProbability"], "loss"));
  fields.push(...deadlineFields(scenario));
  scenario.faults?.forEach(({ action, atMs }, index) => {
    // The others have no moment of their own that one could change.
    if (action === undefined || atMs === undefined) return;
    const about = formatAction(action);
    fields.push(field(["faults", index, "atMs"], "faultAt", about));
  });
  return fields;
}

/** One for all calls; calls that have their own have their own field. */
function deadlineFields({ workloads, defaults }: Scenario): readonly Field[] {
  const fields: Field[] = [];
  let isAllOwn = workloads.length > 0;
  workloads.forEach((workload, index) => {
    const calls = workload.kind === "script" ? workload.calls : [];
    if (calls.length === 0) isAllOwn = false;
    calls.forEach((call, nth) => {
      if (call.deadlineMs === undefined) {
        isAllOwn = false;
        return;
      }
      const keys = ["workloads", index, "calls", nth, "deadlineMs"];
      const about = `${workload.client}: ${call.method}`;
      fields.push(field(keys, "deadline", about));
    });
  });
  if (isAllOwn && defaults?.deadlineMs === undefined) return fields;
  return [field(["defaults", "deadlineMs"], "deadline"), ...fields];
}

function field(keys: readonly Key[], name: FieldName, about = ""): Field {
  return { path: formatPath(keys), keys, name, about };
}

/** What stands in the field; undefined when the scenario does not say. */
export function valueAt(scenario: Scenario, { keys }: Field): unknown {
  let value: unknown = spelledOut(scenario);
  for (const key of keys) {
    value = (value as Record<Key, unknown> | undefined)?.[key];
  }
  return value;
}

/**
 * The scenario with that text in the field. What is no number goes in as it
 * is: whoever checks the scenario says what is wrong with it.
 */
export function withText(
  scenario: Scenario,
  { keys }: Field,
  text: string,
): Scenario {
  const trimmed = text.trim();
  const number = Number(trimmed);
  const value = Number.isFinite(number) ? number : trimmed;
  const given = trimmed === "" ? undefined : value;
  return put(spelledOut(scenario), keys, given) as Scenario;
}

function put(data: unknown, keys: readonly Key[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const old = data as Record<Key, unknown>;
  const next = put(old?.[key] ?? {}, rest, value);
  if (Array.isArray(old)) return old.map((one, i) => (i === key ? next : one));
  if (next !== undefined) return { ...old, [key]: next };
  const { [key]: _, ...without } = old;
  return without;
}

/** Whether two scenarios say the same, however much of it is spelled out. */
export function isSame(one: Scenario, other: Scenario): boolean {
  return sorted(spelledOut(one)) === sorted(spelledOut(other));
}

function sorted(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
}
