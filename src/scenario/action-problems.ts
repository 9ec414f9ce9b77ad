/** Does what a fault names exist? */
import type { FaultAction } from "../net/fault-action.ts";
import { INTERVENTIONS_MAX, type Intervention } from "./intervention.ts";
import { hostProblems } from "./known-names.ts";
import type { Problem } from "./problem.ts";
import type { Scenario } from "./scenario.ts";

/** Hosts that are not there, and a packet number without its link. */
export function actionProblems(
  action: FaultAction,
  hosts: ReadonlySet<string>,
  path: string,
): Problem[] {
  return [
    ...hostsOf(action).flatMap(([end, name]) =>
      hostProblems(name, hosts, `${path}.${end}`),
    ),
    ...packetProblems(action, path),
  ];
}

/**
 * What does not fit the scenario that the interventions are meant for. Paths
 * count them from 1: "intervention 2, host".
 */
export function interventionProblems(
  scenario: Scenario,
  interventions: readonly Intervention[],
): readonly Problem[] {
  if (interventions.length > INTERVENTIONS_MAX) {
    const what = `${interventions.length} interventions are too many`;
    return [{ path: "", what, remedy: `give at most ${INTERVENTIONS_MAX}` }];
  }
  const hosts = new Set(scenario.hosts.map((host) => host.name));
  return interventions.flatMap(({ action }, index) =>
    actionProblems(action, hosts, "").map((problem) => {
      const part = problem.path.slice(1);
      return { ...problem, path: `intervention ${index + 1}, ${part}` };
    }),
  );
}

type Named = readonly [path: string, host: string];

function hostsOf(action: FaultAction): Named[] {
  if ("host" in action) return [["host", action.host]];
  if (action.kind === "partition") {
    return [
      ...action.from.map((host, index): Named => [`from[${index}]`, host]),
      ...(action.to ?? []).map((host, index): Named => [`to[${index}]`, host]),
    ];
  }
  const [prefix, ends] =
    "packets" in action
      ? ["packets.", action.packets]
      : ["", action.kind === "slow" ? action : {}];
  const named: Named[] = [];
  if (ends.from !== undefined) named.push([`${prefix}from`, ends.from]);
  if (ends.to !== undefined) named.push([`${prefix}to`, ends.to]);
  return named;
}

function packetProblems(action: FaultAction, path: string): Problem[] {
  if (!("packets" in action) || action.packets.n === undefined) return [];
  const { from, to, n } = action.packets;
  if (from !== undefined && to !== undefined) return [];
  return [
    {
      path: `${path}.packets.n`,
      what: `packet ${n} of which link?`,
      remedy: "name both from and to",
    },
  ];
}
