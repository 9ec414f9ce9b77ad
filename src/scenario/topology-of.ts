/** Which network does a scenario describe? */
import type { LinkConfig, Topology } from "../net/topology.ts";
import type { LinkSpec, Scenario } from "./scenario.ts";

/** The network, sorted by name so that the order of declaration is gone. */
export function topologyOf(scenario: Scenario): Topology {
  const { defaults, startJitterMsMax } = scenario;
  return {
    hosts: byName(scenario.hosts),
    links: linkConfigs(scenario.links ?? []),
    ...(defaults?.link && { defaults: defaults.link }),
    ...(startJitterMsMax !== undefined && { startJitterMsMax }),
  };
}

/** One config for each direction that a link spec speaks of. */
export function linkConfigs(links: readonly LinkSpec[]): LinkConfig[] {
  return links.flatMap(({ isBothWays, ...there }) => {
    if (isBothWays !== true) return [there];
    const { from, to, fromZone, toZone, ...conditions } = there;
    const back: LinkConfig = {
      ...conditions,
      ...(to !== undefined && { from: to }),
      ...(from !== undefined && { to: from }),
      ...(toZone !== undefined && { fromZone: toZone }),
      ...(fromZone !== undefined && { toZone: fromZone }),
    };
    return isSame(there, back) ? [there] : [there, back];
  });
}

function isSame(there: LinkConfig, back: LinkConfig): boolean {
  return there.from === back.from && there.fromZone === back.fromZone;
}

/** Sorted by `<`, never by a locale. */
export function byName<Named extends { readonly name: string }>(
  all: readonly Named[],
): Named[] {
  return [...all].sort((one, other) => compare(one.name, other.name));
}

/** By `<`, so that every engine and every country sorts alike. */
export function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
