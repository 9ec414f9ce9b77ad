/** Can this fault befall this scenario? */
import { actionProblems } from "./action-problems.ts";
import { queryProblems } from "./check-problems.ts";
import { candidates, REPEATS_MAX } from "./fault-plan.ts";
import {
  CHOSEN,
  type FaultSpec,
  type FaultStep,
  type Trigger,
} from "./fault-spec.ts";
import { hostProblems } from "./known-names.ts";
import type { Problem } from "./problem.ts";
import { type Scenario, UNTIL_MS_DEFAULT } from "./scenario.ts";

/** Names that are not there, and choices that leave nothing to choose. */
export function faultProblems(
  scenario: Scenario,
  spec: FaultSpec,
  path: string,
): Problem[] {
  const names = scenario.hosts.map(({ name }) => name);
  const hosts = new Set(spec.on === undefined ? names : [...names, CHOSEN]);
  const steps = spec.steps ?? [];
  return [
    ...(spec.action === undefined
      ? []
      : actionProblems(spec.action, hosts, `${path}.action`)),
    ...stepProblems(steps, hosts, `${path}.steps`),
    ...whenProblems(scenario, spec, path),
    ...choiceProblems(scenario, spec, path),
    ...repeatProblems(scenario, spec, path),
  ];
}

function stepProblems(
  steps: readonly FaultStep[],
  hosts: ReadonlySet<string>,
  path: string,
): Problem[] {
  return steps.flatMap(({ action, together = [] }, index) => [
    ...(action === undefined
      ? []
      : actionProblems(action, hosts, `${path}[${index}].action`)),
    ...together.flatMap((part, nth) =>
      stepProblems(part, hosts, `${path}[${index}].together[${nth}]`),
    ),
  ]);
}

/** These rows are too many to be looked at one by one. */
const UNWATCHED = ["packet.sent", "packet.received"];

function whenProblems(
  scenario: Scenario,
  { when }: FaultSpec,
  path: string,
): Problem[] {
  return when === undefined
    ? []
    : triggerProblems(scenario, when, `${path}.when`);
}

/** An event that nobody can wait for, or that no row of the scenario can be. */
export function triggerProblems(
  scenario: Scenario,
  when: Trigger,
  path: string,
): Problem[] {
  if (UNWATCHED.includes(when.event)) {
    const what = `no fault can wait for ${when.event}`;
    const remedy = "give drop, delay or hold the packet, by its number n";
    return [{ path: `${path}.event`, what, remedy }];
  }
  return queryProblems(scenario, when, path);
}

function choiceProblems(
  scenario: Scenario,
  { on }: FaultSpec,
  path: string,
): Problem[] {
  if (on === undefined) return [];
  const hosts = new Set(scenario.hosts.map(({ name }) => name));
  const unknown = (on.hosts ?? []).flatMap((name, index) =>
    hostProblems(name, hosts, `${path}.on.hosts[${index}]`),
  );
  if (unknown.length > 0 || candidates(scenario, on).length > 0) return unknown;
  const what = "no host is such a one";
  return [{ path: `${path}.on`, what, remedy: "ask for less" }];
}

function repeatProblems(
  scenario: Scenario,
  { everyMs, atMs, betweenMs, untilMs }: FaultSpec,
  path: string,
): Problem[] {
  if (everyMs === undefined) return [];
  const endMs = untilMs ?? scenario.untilMs ?? UNTIL_MS_DEFAULT;
  const startMs = atMs ?? betweenMs?.[0] ?? 0;
  const times = Math.floor((endMs - startMs) / everyMs) + 1;
  if (times <= REPEATS_MAX) return [];
  const what = `it would come ${times} times`;
  const remedy = `come at most ${REPEATS_MAX} times, or end with untilMs`;
  return [{ path: `${path}.everyMs`, what, remedy }];
}

/** A nemesis that names hosts names those that are there. */
export function nemesisProblems({ nemesis, hosts }: Scenario): Problem[] {
  const names = new Set(hosts.map(({ name }) => name));
  const { hosts: struck = [] } = nemesis ?? {};
  return struck.flatMap((name, index) =>
    hostProblems(name, names, `nemesis.hosts[${index}]`),
  );
}
