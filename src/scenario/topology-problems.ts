/** Do the hosts and links of a scenario fit together? */
import { hostProblems, repeated } from "./known-names.ts";
import { suggest } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import type { LinkSpec, Scenario } from "./scenario.ts";
import { linkConfigs } from "./topology-of.ts";

/** Names that exist, no host twice, and no link told twice. */
export function topologyProblems(scenario: Scenario): readonly Problem[] {
  const { hosts, links = [] } = scenario;
  const names = new Set(hosts.map((host) => host.name));
  const zones = new Set(hosts.flatMap(({ zone }) => zone ?? []));
  return [
    ...repeated(hosts, "hosts"),
    ...links.flatMap((link, index) =>
      endProblems(link, { names, zones }, `links[${index}]`),
    ),
    ...toldTwice(links),
  ];
}

interface Known {
  readonly names: ReadonlySet<string>;
  readonly zones: ReadonlySet<string>;
}

function endProblems(link: LinkSpec, known: Known, path: string): Problem[] {
  const problems: Problem[] = [];
  for (const end of ["from", "to"] as const) {
    const name = link[end];
    if (name === undefined) continue;
    problems.push(...hostProblems(name, known.names, `${path}.${end}`));
  }
  for (const end of ["fromZone", "toZone"] as const) {
    const zone = link[end];
    if (zone === undefined || known.zones.has(zone)) continue;
    const what = `no host is in zone "${zone}"`;
    const remedy = suggest(zone, [...known.zones].sort());
    problems.push({ path: `${path}.${end}`, what, remedy });
  }
  return problems;
}

function toldTwice(links: readonly LinkSpec[]): Problem[] {
  const seen = new Set<string>();
  return links.flatMap((link, index) => {
    const keys = linkConfigs([link]).map(
      ({ from, to, fromZone, toZone }) =>
        `from ${from ?? "any"} to ${to ?? "any"}` +
        (fromZone === undefined ? "" : `, from zone ${fromZone}`) +
        (toZone === undefined ? "" : `, to zone ${toZone}`),
    );
    const again = keys.find((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    if (again === undefined) return [];
    const what = `the link ${again} is described already`;
    return [{ path: `links[${index}]`, what, remedy: "merge the two" }];
  });
}
