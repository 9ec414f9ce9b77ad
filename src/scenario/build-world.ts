/** How does plain data become a world? The one place of wiring. */
import { HealthBoard, health } from "../cluster/health.ts";
import { stayRegistered } from "../cluster/registration.ts";
import type { Simulation } from "../kernel/simulation.ts";
import type { FaultAction } from "../net/fault-action.ts";
import { SimulatedNetwork } from "../net/network.ts";
import type { Program } from "../net/process.ts";
import type { Host } from "../ports/host.ts";
import { formatTime, ms } from "../ports/time.ts";
import { grpc } from "../protocols/grpc/protocol.ts";
import type { GrpcSettings } from "../protocols/grpc/settings.ts";
import { serve } from "../rpc/server.ts";
import type { Service } from "../rpc/service.ts";
import { traced } from "../rpc/traced.ts";
import { findService } from "../services/catalogue.ts";
import type { Upstream } from "../services/upstream.ts";
import { formatAction } from "./action-text.ts";
import { addressOf } from "./channel-options.ts";
import { clientProgram } from "./client-program.ts";
import { failing } from "./failing-service.ts";
import { planFaults } from "./fault-plan.ts";
import type { Intervention } from "./intervention.ts";
import { namesProgram } from "./names-program.ts";
import { plantFaults } from "./plant-faults.ts";
import { PORT_DEFAULT, type Scenario, type ServiceSpec } from "./scenario.ts";
import { type Script, type ScriptStory, startScript } from "./script.ts";
import { serviceTimeOf } from "./service-time.ts";
import { byName, compare, topologyOf } from "./topology-of.ts";
import { upstreamOf } from "./upstream.ts";

/** An action that means nothing in the run that it was put into. */
export class ActionError extends Error {
  override readonly name = "ActionError";
}

/** A script that somebody wrote threw this. */
export class ScriptError extends ActionError {}

/** Services that somebody wrote, by the names of those they stand in for. */
export type OwnServices = Readonly<
  Record<string, (host: Host, upstream?: Upstream) => Service>
>;

/** What is done to the world of a scenario before it starts. */
export interface WorldOptions {
  readonly interventions?: readonly Intervention[] | undefined;
  readonly services?: OwnServices | undefined;
  readonly script?: Script | undefined;
}

/**
 * Fills a simulation with the world of a valid scenario and starts it. Sorts
 * everything that has a name: the order of declaration never matters. Gives
 * what grows with what a script does.
 */
export function buildWorld(
  simulation: Simulation,
  scenario: Scenario,
  { interventions = [], services: own = {}, script }: WorldOptions,
): ScriptStory | undefined {
  const network = new SimulatedNetwork(simulation, topologyOf(scenario));
  const services = [...scenario.services].sort(byAddress);
  for (const spec of services) {
    network.host(spec.host).run(serviceProgram(scenario, spec, own));
  }
  const { nameServer } = scenario;
  if (nameServer !== undefined) {
    network.host(nameServer.host).run(namesProgram(nameServer));
  }
  for (const client of byName(scenario.clients)) {
    network.host(client.host).run(clientProgram(scenario, client));
  }
  const act = (action: FaultAction) => () => apply(network, action);
  const plan = planFaults(scenario, (purpose) => simulation.random(purpose));
  plantFaults(simulation, plan, (action, isEnding) => {
    apply(network, action, isEnding);
  });
  for (const { at, nth, action } of interventions) {
    const moment = nth === undefined ? { at } : { at, nth };
    simulation.intervene(moment, act(action));
  }
  network.start();
  if (script === undefined) return undefined;
  return startScript(simulation, script, {
    apply: (action) => apply(network, action),
    fail: (error) => {
      const why = error instanceof Error ? error.message : String(error);
      const what = `the script at ${formatTime(simulation.now())}: ${why}`;
      simulation.turn.fail(new ScriptError(what, { cause: error }));
    },
  });
}

function serviceProgram(
  scenario: Scenario,
  spec: ServiceSpec,
  own: OwnServices,
): Program {
  const { service, port = PORT_DEFAULT } = spec;
  const isOwn = Object.hasOwn(own, service);
  const make = isOwn ? own[service] : findService(service)?.make;
  let life = 0;
  return (host) => {
    if (make === undefined) return;
    life += 1;
    const made = make(host, upstreamOf(scenario, spec, { host, life }));
    const services = [spec.failing ? failing(made, spec.failing, host) : made];
    if (spec.hasHealth) services.push(health(host, new HealthBoard()));
    const protocol = grpc(settingsOf(spec));
    const serviceTime = serviceTimeOf(host, spec);
    const once = spec.atMostOnceForMs;
    const server = serve(host, {
      port,
      protocol,
      services,
      serviceTime,
      ...(once !== undefined && { atMostOnce: { keepFor: ms(once) } }),
      ...(scenario.isTraced && { interceptors: [traced(host)] }),
    });
    const leave = register(host, spec);
    return async () => {
      await leave?.();
      await server.drain();
    };
  };
}

function register(host: Host, spec: ServiceSpec) {
  const { service, port = PORT_DEFAULT, registration } = spec;
  if (registration === undefined) return undefined;
  const { registry, leaseMs, heartbeatMs } = registration;
  return stayRegistered(host, {
    registry: addressOf(registry),
    protocol: grpc(),
    service: findService(service)?.contract.name ?? service,
    address: { host: host.name, port },
    lease: ms(leaseMs),
    ...(heartbeatMs !== undefined && { heartbeat: ms(heartbeatMs) }),
  });
}

function settingsOf(spec: ServiceSpec): Partial<GrpcSettings> {
  const { connectionAgeMs, connectionGraceMs, pingPermitMs } = spec;
  const grace =
    connectionGraceMs === undefined ? {} : { grace: ms(connectionGraceMs) };
  return {
    ...(connectionAgeMs !== undefined && {
      connectionAge: { max: ms(connectionAgeMs), ...grace },
    }),
    ...(pingPermitMs !== undefined && {
      pingPermit: { time: ms(pingPermitMs), withoutCalls: true },
    }),
  };
}

function apply(
  network: SimulatedNetwork,
  action: FaultAction,
  isEnding = false,
): void {
  try {
    network.apply(action);
  } catch (error) {
    // Somebody healed everything before: nothing is left to end.
    if (isEnding) return;
    const why = error instanceof Error ? error.message : String(error);
    throw new ActionError(`${formatAction(action)}: ${why}`);
  }
}

function byAddress(one: ServiceSpec, other: ServiceSpec): number {
  const hosts = compare(one.host, other.host);
  if (hosts !== 0) return hosts;
  return (one.port ?? PORT_DEFAULT) - (other.port ?? PORT_DEFAULT);
}
