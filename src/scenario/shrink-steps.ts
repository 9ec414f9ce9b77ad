/** Which scenarios are a little smaller than this one? */
import { addressOf, dnsNameOf, registryOf } from "./channel-options.ts";
import type { FaultSpec } from "./fault-spec.ts";
import type { ClientSpec, Scenario } from "./scenario.ts";
import { unitsOf } from "./shrink-faults.ts";
import type { Workload } from "./workload.ts";

/** Smaller scenarios, the boldest first; not all of them are valid. */
export type Step = (scenario: Scenario) => Iterable<Scenario>;

/**
 * Lists without a part of them: first without a half, then without a
 * quarter, down to one. Source: Zeller and Hildebrandt, "Simplifying and
 * Isolating Failure-Inducing Input" (2002).
 */
function* withoutParts<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let size = items.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < items.length; at += size) {
      yield [...items.slice(0, at), ...items.slice(at + size)];
    }
  }
}

/** Without some faults, each with its end. */
export function* fewerFaults(scenario: Scenario): Generator<Scenario> {
  const faults = scenario.faults ?? [];
  const units = unitsOf(faults);
  for (const left of withoutParts(units)) {
    const kept = new Set(left.flat());
    yield { ...scenario, faults: faults.filter((one) => kept.has(one)) };
  }
}

const GRAINS_MS = [100, 10, 1];

/** Faults at round times, the roundest first. */
export function* rounderTimes(scenario: Scenario): Generator<Scenario> {
  const faults = scenario.faults ?? [];
  for (const [index, fault] of faults.entries()) {
    const { atMs } = fault;
    if (atMs === undefined) continue;
    for (const grainMs of GRAINS_MS) {
      const roundMs: number = Math.round(atMs / grainMs) * grainMs;
      // It is as round as that already: finer grains make it no rounder.
      if (roundMs === atMs) break;
      yield {
        ...scenario,
        faults: replaced(faults, index, { ...fault, atMs: roundMs }),
      };
    }
  }
}

function replaced(
  faults: readonly FaultSpec[],
  index: number,
  fault: FaultSpec,
): FaultSpec[] {
  return faults.map((one, place) => (place === index ? fault : one));
}

/** Without some workloads, and without what then has nothing to do. */
export function* fewerClients(scenario: Scenario): Generator<Scenario> {
  for (const workloads of withoutParts(scenario.workloads)) {
    const busy = new Set(workloads.map(({ client }) => client));
    const clients = scenario.clients.filter(({ name }) => busy.has(name));
    yield { ...scenario, workloads, clients };
  }
}

/** Without some hosts, with their services and the links that name them. */
export function* fewerHosts(scenario: Scenario): Generator<Scenario> {
  const needed = new Set([
    ...scenario.clients.flatMap(hostsOf),
    ...askedHosts(scenario),
    ...namedHosts(scenario),
  ]);
  const spare = scenario.hosts.filter(({ name }) => !needed.has(name));
  for (const left of withoutParts(spare)) {
    const gone = new Set(spare.filter((host) => !left.includes(host)));
    const isHere = (name: string | undefined) =>
      name === undefined || ![...gone].some((host) => host.name === name);
    yield {
      ...scenario,
      hosts: scenario.hosts.filter((host) => !gone.has(host)),
      services: scenario.services.filter(({ host }) => isHere(host)),
      ...(scenario.links && {
        links: scenario.links.filter(
          ({ from, to }) => isHere(from) && isHere(to),
        ),
      }),
    };
  }
}

/** A name that stands for nobody would be another scenario. */
function namedHosts({ nameServer }: Scenario): string[] {
  if (nameServer === undefined) return [];
  const { host, records } = nameServer;
  const versions = records.flatMap((one) => [one, ...(one.changes ?? [])]);
  return [host, ...versions.flatMap(({ hosts }) => hosts)];
}

/** Services without those whom they ask would be another scenario too. */
function askedHosts({ services }: Scenario): string[] {
  return services.flatMap(({ upstream }) =>
    upstream === undefined ? [] : [addressOf(upstream.target).host],
  );
}

function hostsOf({ host, target }: ClientSpec): string[] {
  if (dnsNameOf(target) !== undefined) return [host];
  // Whoever a registry knows may go, as long as it fails without them.
  const named = registryOf(target) ?? target;
  return [host, ...named.split(",").map((one) => addressOf(one).host)];
}

/** With fewer calls in one of the workloads. */
export function* fewerCalls(scenario: Scenario): Generator<Scenario> {
  const { workloads } = scenario;
  for (const [index, workload] of workloads.entries()) {
    for (const smaller of smallerWorkloads(workload)) {
      const changed = [...workloads];
      changed[index] = smaller;
      yield { ...scenario, workloads: changed };
    }
  }
}

function* smallerWorkloads(workload: Workload): Generator<Workload> {
  if (workload.kind === "script") {
    for (const calls of withoutParts(workload.calls)) {
      yield { ...workload, calls };
    }
    return;
  }
  const { count } = workload;
  for (let less = 1; less < count; less = Math.ceil((less + count) / 2)) {
    yield { ...workload, count: less };
    if (less === count - 1) break;
  }
  if (workload.kind === "closed-loop" && workload.callers > 1) {
    yield { ...workload, callers: 1 };
    yield { ...workload, callers: workload.callers - 1 };
  }
}
