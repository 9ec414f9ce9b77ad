/** How does a service of a scenario reach the one that it asks? */
import type { Host } from "../ports/host.ts";
import { ms } from "../ports/time.ts";
import { grpc } from "../protocols/grpc/protocol.ts";
import { Channel } from "../rpc/channel.ts";
import { NO_CONFIG } from "../rpc/method-config.ts";
import { findService } from "../services/catalogue.ts";
import type { Upstream } from "../services/upstream.ts";
import { addressOf } from "./channel-options.ts";
import type { Problem } from "./problem.ts";
import { PORT_DEFAULT, type Scenario, type ServiceSpec } from "./scenario.ts";

/** One life of a service's process, counted from 1. */
interface Life {
  readonly host: Host;
  readonly life: number;
}

/** Of a valid scenario; undefined when this service asks nobody. */
export function upstreamOf(
  { services, isTraced = false }: Scenario,
  { upstream, port = PORT_DEFAULT }: ServiceSpec,
  { host, life }: Life,
): Upstream | undefined {
  if (upstream === undefined) return undefined;
  const { target, timeoutMs, isDetached = false } = upstream;
  const there = services.find((one) => addressText(one) === target);
  const contract = findService(there?.service ?? "")?.contract;
  if (contract === undefined) return undefined;
  // Calls are named by their channel, so no two of a run share a name.
  const place = port === PORT_DEFAULT ? host.name : `${host.name}:${port}`;
  const name = `${place}/upstream${life === 1 ? "" : `~${life}`}`;
  const to = addressOf(target);
  return {
    contract,
    channel: new Channel(host, {
      to,
      protocol: grpc(),
      name,
      config: { ...NO_CONFIG, isTraced },
    }),
    ...(timeoutMs !== undefined && { timeout: ms(timeoutMs) }),
    isDetached,
  };
}

/** Services that ask who cannot be asked, or ask in a circle. */
export function upstreamProblems(
  spec: ServiceSpec,
  services: readonly ServiceSpec[],
  path: string,
): Problem[] {
  const { service, upstream } = spec;
  if (upstream === undefined) return [];
  const asks = findService(service)?.asks;
  if (asks === undefined) {
    const what = `${service} asks nobody`;
    return [{ path: `${path}.upstream`, what, remedy: "leave it out" }];
  }
  const { target } = upstream;
  const there = services.find((one) => addressText(one) === target);
  if (there === undefined || !asks.includes(there.service)) {
    const what = `at ${target} is ${there?.service ?? "nobody"}`;
    const remedy = `name host and port of ${asks.join(" or ")}`;
    return [{ path: `${path}.upstream.target`, what, remedy }];
  }
  if (!isInCircle(spec, services)) return [];
  const what = `${addressText(spec)} asks itself in the end`;
  const remedy = "let somebody of them ask nobody";
  return [{ path: `${path}.upstream.target`, what, remedy }];
}

function isInCircle(
  spec: ServiceSpec,
  services: readonly ServiceSpec[],
): boolean {
  let at: ServiceSpec | undefined = spec;
  for (let hops = 0; hops < services.length; hops += 1) {
    const target: string | undefined = at?.upstream?.target;
    if (target === undefined) return false;
    at = services.find((one) => addressText(one) === target);
    if (at === spec) return true;
  }
  return false;
}

/** "archive:50051" */
function addressText({ host, port = PORT_DEFAULT }: ServiceSpec): string {
  return `${host}:${port}`;
}
