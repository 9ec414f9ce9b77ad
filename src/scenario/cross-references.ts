/** Does everything that a scenario names exist, and does it fit together? */
import { ownOf } from "../ports/own.ts";
import { Metadata } from "../rpc/metadata.ts";
import { findService, type ServiceName } from "../services/catalogue.ts";
import { dnsNameOf, registryOf } from "./channel-options.ts";
import { checkProblems, claimProblems } from "./check-problems.ts";
import { faultProblems, nemesisProblems } from "./fault-problems.ts";
import { hostProblems, repeated } from "./known-names.ts";
import { messageFromData } from "./message-data.ts";
import { namedTargets, nameProblems } from "./name-problems.ts";
import { suggest } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import { PORT_DEFAULT, type Scenario, type ServiceSpec } from "./scenario.ts";
import { topologyProblems } from "./topology-problems.ts";
import { upstreamProblems } from "./upstream.ts";
import type { CallSpec, Workload } from "./workload.ts";

/** Every problem of a scenario whose parts are each of the right shape. */
export function crossProblems(scenario: Scenario): readonly Problem[] {
  const hosts = new Set(scenario.hosts.map((host) => host.name));
  const faults = scenario.faults ?? [];
  return [
    ...topologyProblems(scenario),
    ...serviceProblems(scenario, hosts),
    ...nameProblems(scenario, hosts),
    ...clientProblems(scenario, hosts),
    ...scenario.workloads.flatMap((workload, index) =>
      workloadProblems(scenario, workload, `workloads[${index}]`),
    ),
    ...repeated(scenario.workloads, "workloads"),
    ...faults.flatMap((fault, index) =>
      faultProblems(scenario, fault, `faults[${index}]`),
    ),
    ...nemesisProblems(scenario),
    ...(scenario.checks ?? []).flatMap((check, index) =>
      checkProblems(scenario, check, `checks[${index}]`),
    ),
    ...claimProblems(scenario.checks ?? []),
  ];
}

function serviceProblems(
  { services }: Scenario,
  hosts: ReadonlySet<string>,
): Problem[] {
  const taken = new Map<string, string>();
  return services.flatMap((spec, index) => {
    const { host, port = PORT_DEFAULT, service } = spec;
    const path = `services[${index}]`;
    const address = `${host}:${port}`;
    const other = taken.get(address);
    taken.set(address, service);
    const clash = {
      path: `${path}.port`,
      what: `${address} is taken by ${other}`,
      remedy: "give one of them another port",
    };
    return [
      ...hostProblems(host, hosts, `${path}.host`),
      ...(other === undefined ? [] : [clash]),
      ...registrationProblems(spec, services, path),
      ...upstreamProblems(spec, services, path),
    ];
  });
}

function registrationProblems(
  { registration }: ServiceSpec,
  services: readonly ServiceSpec[],
  path: string,
): Problem[] {
  if (registration === undefined) return [];
  const { registry } = registration;
  const there = services.find((one) => addressText(one) === registry);
  if (there?.service === "registry") return [];
  const what = `at ${registry} is ${there?.service ?? "nobody"}`;
  const remedy = "name host and port of a registry";
  return [{ path: `${path}.registration.registry`, what, remedy }];
}

function addressText({ host, port = PORT_DEFAULT }: ServiceSpec): string {
  return `${host}:${port}`;
}

function clientProblems(
  scenario: Scenario,
  hosts: ReadonlySet<string>,
): Problem[] {
  const { clients, services } = scenario;
  const problems = repeated(clients, "clients");
  clients.forEach((client, index) => {
    const path = `clients[${index}]`;
    problems.push(...hostProblems(client.host, hosts, `${path}.host`));
    const registry = registryOf(client.target);
    const wanted = registry === undefined ? client.service : "registry";
    const named = namedTargets(scenario, client, `${path}.target`);
    problems.push(...named.problems);
    const isName = dnsNameOf(client.target) !== undefined;
    const listed = (registry ?? client.target).split(",");
    for (const target of isName ? named.addresses : listed) {
      problems.push(...targetProblems({ target, hosts, path }));
      const there = services.find((one) => addressText(one) === target);
      // To call where nobody listens is a lesson; to call a stranger a slip.
      if (there === undefined || there.service === wanted) continue;
      const what = `at ${target} is ${there.service}, not ${wanted}`;
      const remedy = "make client and service agree";
      problems.push({ path: `${path}.service`, what, remedy });
    }
  });
  return problems;
}

interface Target {
  /** "bank:50051" */
  readonly target: string;
  readonly hosts: ReadonlySet<string>;
  readonly path: string;
}

function targetProblems({ target, hosts, path }: Target): Problem[] {
  const [host = "", port = ""] = target.split(":");
  const problems = hostProblems(host, hosts, `${path}.target`);
  if (Number(port) >= 1 && Number(port) <= 65_535) return problems;
  const what = `${port} is no port`;
  return [...problems, { path: `${path}.target`, what, remedy: "1 to 65535" }];
}

function workloadProblems(
  scenario: Scenario,
  workload: Workload,
  path: string,
): Problem[] {
  const names = scenario.clients.map((client) => client.name);
  const client = scenario.clients.find(({ name }) => name === workload.client);
  if (client === undefined) {
    const what = `there is no client "${workload.client}"`;
    const remedy = suggest(workload.client, names);
    return [{ path: `${path}.client`, what, remedy }];
  }
  const { service } = client;
  if (workload.kind !== "script") {
    return callProblems(service, workload.call, `${path}.call`);
  }
  return workload.calls.flatMap((call, index) =>
    callProblems(service, call, `${path}.calls[${index}]`),
  );
}

function callProblems(
  service: ServiceName,
  call: CallSpec,
  path: string,
): Problem[] {
  const methods = findService(service)?.contract.methods ?? {};
  const method = ownOf(methods, call.method);
  if (method === undefined) {
    const what = `${service} has no method "${call.method}"`;
    const remedy = suggest(call.method, Object.keys(methods));
    return [{ path: `${path}.method`, what, remedy }];
  }
  const request = call.request ?? {};
  const parsed = messageFromData(method.request, request, `${path}.request`);
  return [
    ...slipProblems(service, call, path),
    ...(parsed.ok ? [] : parsed.problems),
    ...metadataProblems(call.metadata ?? {}, `${path}.metadata`),
  ];
}

/** Under a name that exists, bytes of one method would reach another. */
function slipProblems(
  service: ServiceName,
  { calledAs }: CallSpec,
  path: string,
): Problem[] {
  const methods = findService(service)?.contract.methods ?? {};
  if (calledAs === undefined || !Object.hasOwn(methods, calledAs)) return [];
  const what = `${service} has a method "${calledAs}"`;
  const remedy = "name it as the method, or call by a name that it has not";
  return [{ path: `${path}.calledAs`, what, remedy }];
}

function metadataProblems(
  metadata: Readonly<Record<string, string>>,
  path: string,
): Problem[] {
  return Object.entries(metadata).flatMap(([name, value]) => {
    try {
      new Metadata().append(name, value);
      return [];
    } catch (error) {
      const what = (error as Error).message;
      return [{ path: `${path}.${name}`, what, remedy: "change it" }];
    }
  });
}
