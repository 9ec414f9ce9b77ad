/** Does this topology make sense? */
import { never } from "../ports/assert.ts";
import type { LatencyModel } from "./latency.ts";
import type { LinkConditions, LinkConfig, Topology } from "./topology.ts";

/** More hosts than this are a mistake, not a lesson. */
const HOSTS_MAX = 10_000;

/** Every problem of a topology with its path, the value and a remedy. */
export function problemsOf(topology: Topology): readonly string[] {
  const { hosts, defaults = {}, links = [] } = topology;
  if (hosts.length > HOSTS_MAX) {
    return [`hosts: ${hosts.length} are too many; at most ${HOSTS_MAX}`];
  }
  const zones = new Set(hosts.map((host) => host.zone ?? ""));
  const names = new Set(hosts.map((host) => host.name));
  return [
    ...problemsOfHosts(topology),
    ...problemsOfConditions(defaults, "defaults"),
    ...links.flatMap((link, index) => [
      ...problemsOfConditions(link, `links[${index}]`),
      ...problemsOfEnds(link, { path: `links[${index}]`, names, zones }),
    ]),
    ...repeated(links.map(keyOf)).map(
      (key) => `links: two configs are for ${key}; merge them`,
    ),
    ...atLeastZero(topology.startJitterMsMax, "startJitterMsMax"),
  ];
}

function problemsOfHosts({ hosts }: Topology): readonly string[] {
  const problems = repeated(hosts.map((host) => host.name)).map(
    (name) => `hosts: two are named "${name}"; rename one`,
  );
  for (const [index, host] of hosts.entries()) {
    const { name, cores = 1, startsAtMs, disk = {} } = host;
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(name)) {
      problems.push(
        `hosts[${index}].name: "${name}" is no host name; use up to 63 ` +
          "letters, digits, dots, dashes",
      );
    }
    if (!Number.isInteger(cores) || cores < 1) {
      problems.push(
        `hosts[${index}].cores: ${cores} is no count; say 1 or more`,
      );
    }
    problems.push(...atLeastZero(startsAtMs, `hosts[${index}].startsAtMs`));
    problems.push(...atLeastZero(disk.syncMs, `hosts[${index}].disk.syncMs`));
  }
  return problems;
}

interface EndsContext {
  readonly path: string;
  readonly names: ReadonlySet<string>;
  readonly zones: ReadonlySet<string>;
}

function problemsOfEnds(link: LinkConfig, context: EndsContext): string[] {
  const known = (field: keyof LinkConfig, among: ReadonlySet<string>) => {
    const value = link[field];
    if (typeof value !== "string" || among.has(value)) return [];
    const names = [...among].sort().join(", ");
    return [`${context.path}.${field}: no "${value}"; there are ${names}`];
  };
  return [
    ...known("from", context.names),
    ...known("to", context.names),
    ...known("fromZone", context.zones),
    ...known("toZone", context.zones),
  ];
}

/** The problems of conditions, at `path`. */
export function problemsOfConditions(
  conditions: Partial<LinkConditions>,
  path: string,
): readonly string[] {
  const { lossProbability: loss = 0, rateBitsPerSecond: rate = 1 } = conditions;
  const problems: string[] = [];
  if (!(loss >= 0 && loss <= 1)) {
    problems.push(`${path}.lossProbability: ${loss} is not from 0 to 1`);
  }
  if (!(rate > 0)) {
    problems.push(
      `${path}.rateBitsPerSecond: ${rate} is no rate; to cut a link, use a ` +
        "partition",
    );
  }
  const { latency, queueBytesMax } = conditions;
  problems.push(...atLeastZero(queueBytesMax, `${path}.queueBytesMax`));
  if (latency === undefined) return problems;
  return [...problems, ...problemsOfLatency(latency, `${path}.latency`)];
}

function problemsOfLatency(model: LatencyModel, path: string): string[] {
  const check = (field: string, value: number) =>
    atLeastZero(value, `${path}.${field}`);
  switch (model.kind) {
    case "constant":
      return check("delayMs", model.delayMs);
    case "uniform": {
      const { delayMsMin, delayMsMax } = model;
      if (delayMsMin > delayMsMax) {
        return [`${path}.delayMsMin: ${delayMsMin} is above ${delayMsMax}`];
      }
      return check("delayMsMin", delayMsMin);
    }
    case "normal":
      return [
        ...check("delayMsMean", model.delayMsMean),
        ...check("deviationMs", model.deviationMs),
      ];
    case "exponential":
      return check("delayMsMean", model.delayMsMean);
    default:
      return never(model);
  }
}

function atLeastZero(value: number | undefined, path: string): string[] {
  if (value === undefined || (value >= 0 && value < Infinity)) return [];
  return [`${path}: ${value} is not 0 or more`];
}

function keyOf(link: LinkConfig): string {
  const { from = "any", to = "any", fromZone = "any", toZone = "any" } = link;
  return `from ${from} to ${to}, from zone ${fromZone} to zone ${toZone}`;
}

function repeated(keys: readonly string[]): string[] {
  return keys.filter((key, index) => keys.indexOf(key) < index);
}
