/** What will befall a run, before it begins? */
import type { FaultAction } from "../net/fault-action.ts";
import type { Random } from "../ports/random.ts";
import {
  CHOSEN,
  type FaultSpec,
  type FaultStep,
  type Selector,
  type Trigger,
} from "./fault-spec.ts";
import { planNemesis } from "./nemesis.ts";
import {
  type Scenario,
  type TimedFault,
  UNTIL_MS_DEFAULT,
} from "./scenario.ts";

/** Everything that is done to a run, with chance taken out of it. */
export interface FaultPlan {
  readonly timed: readonly PlannedFault[];
  readonly triggered: readonly TriggeredFault[];
}

export interface PlannedFault extends TimedFault {
  /** What it ends may be over already. */
  readonly isEnding?: boolean;
}

export interface TriggeredFault {
  readonly when: Trigger;
  /** Milliseconds from the event that it waits for. */
  readonly actions: readonly TimedFault[];
}

/** More than this is a slip of the unit. */
export const REPEATS_MAX = 10_000;

/**
 * Draws moments and hosts, and the faults of the nemesis, each from a stream
 * of its own: the same seed gives the same plan, whatever happens in the run.
 */
export function planFaults(
  scenario: Scenario,
  random: (purpose: string) => Random,
): FaultPlan {
  const timed: PlannedFault[] = [];
  const triggered: TriggeredFault[] = [];
  (scenario.faults ?? []).forEach((spec, index) => {
    const plan: Planning = {
      scenario,
      spec,
      random: () => random(`fault/${index}`),
    };
    const { when } = spec;
    if (when === undefined) timed.push(...timedOf(plan));
    else triggered.push({ when, actions: actionsFrom(plan, 0) });
  });
  const { nemesis } = scenario;
  if (nemesis !== undefined) {
    timed.push(...planNemesis(scenario, nemesis, random("nemesis")));
  }
  return { timed, triggered };
}

interface Planning {
  readonly scenario: Scenario;
  readonly spec: FaultSpec;
  /** Only a fault that leaves something to chance has a stream. */
  readonly random: () => Random;
}

function timedOf(plan: Planning): TimedFault[] {
  const { spec, scenario } = plan;
  const { everyMs = Infinity } = spec;
  const endMs = spec.untilMs ?? scenario.untilMs ?? UNTIL_MS_DEFAULT;
  const faults: TimedFault[] = [];
  for (let turn = 0; turn < REPEATS_MAX; turn += 1) {
    const laterMs = turn === 0 ? 0 : turn * everyMs;
    const atMs = momentMs(plan) + laterMs;
    if (turn > 0 && atMs > endMs) break;
    faults.push(...actionsFrom(plan, atMs));
  }
  return faults;
}

function momentMs({ spec, random }: Planning): number {
  const { atMs = 0, betweenMs } = spec;
  if (betweenMs === undefined) return atMs;
  const [fromMs, toMs] = betweenMs;
  const drawnMs = fromMs + random().next() * (toMs - fromMs);
  return Math.round(drawnMs * 1000) / 1000;
}

function actionsFrom(plan: Planning, atMs: number): TimedFault[] {
  const { action, steps = [], on } = plan.spec;
  const chosen = on === undefined ? [] : choose(plan, on);
  const all: readonly FaultStep[] =
    action === undefined ? steps : [{ action }, ...steps];
  return inOrder(all, atMs).faults.flatMap((fault) => named(fault, chosen));
}

interface Done {
  readonly faults: readonly TimedFault[];
  readonly endMs: number;
}

function inOrder(steps: readonly FaultStep[], startMs: number): Done {
  const faults: TimedFault[] = [];
  let nowMs = startMs;
  for (const { waitMs = 0, action, together = [] } of steps) {
    nowMs += waitMs;
    if (action !== undefined) faults.push({ atMs: nowMs, action });
    const parts = together.map((part) => inOrder(part, nowMs));
    for (const part of parts) faults.push(...part.faults);
    nowMs = Math.max(nowMs, ...parts.map(({ endMs }) => endMs));
  }
  return { faults, endMs: nowMs };
}

/** Hosts of the selector, so many as it takes, in order of their names. */
function choose({ scenario, random }: Planning, on: Selector): string[] {
  const left = [...candidates(scenario, on)].sort();
  const half = Math.floor(left.length / 2);
  const countOf = {
    one: 1,
    minority: Math.max(1, Math.ceil(left.length / 2) - 1),
    majority: half + 1,
    all: left.length,
  };
  const count = Math.min(countOf[on.take ?? "one"], left.length);
  if (count === left.length) return left;
  const chosen: string[] = [];
  while (chosen.length < count) {
    const at = Math.floor(random().next() * left.length);
    chosen.push(...left.splice(at, 1));
  }
  return chosen.sort();
}

/** The hosts that a selector leaves to chance. */
export function candidates(scenario: Scenario, on: Selector): string[] {
  const { hosts, zone, service } = on;
  const servers = scenario.services
    .filter((one) => one.service === service)
    .map(({ host }) => host);
  return scenario.hosts
    .filter((host) => hosts === undefined || hosts.includes(host.name))
    .filter((host) => zone === undefined || host.zone === zone)
    .filter(({ name }) => service === undefined || servers.includes(name))
    .map(({ name }) => name);
}

/** Puts the chosen hosts in the place of "*". */
function named(
  { atMs, action }: TimedFault,
  chosen: readonly string[],
): TimedFault[] {
  if ("host" in action) {
    if (action.host !== CHOSEN) return [{ atMs, action }];
    return chosen.map((host) => ({ atMs, action: { ...action, host } }));
  }
  if (action.kind !== "partition") return [{ atMs, action }];
  const fill = (side: readonly string[]) =>
    side.flatMap((host) => (host === CHOSEN ? chosen : host));
  const { to } = action;
  const sides = { from: fill(action.from), ...(to && { to: fill(to) }) };
  return [{ atMs, action: { ...action, ...sides } as FaultAction }];
}
