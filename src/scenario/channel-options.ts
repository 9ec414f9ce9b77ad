/** How does a client of a scenario find its servers, and choose among them? */
import type { Pace } from "../cluster/dns-pace.ts";
import { fromDns } from "../cluster/dns-resolver.ts";
import { healthWatching } from "../cluster/health-watch.ts";
import { fromRegistry } from "../cluster/registry-resolver.ts";
import type { Address } from "../ports/address.ts";
import { type Duration, ms } from "../ports/time.ts";
import { grpc } from "../protocols/grpc/protocol.ts";
import type { MakesBalancer } from "../rpc/balancer.ts";
import type { ChannelOptions } from "../rpc/channel.ts";
import { ejecting } from "../rpc/ejecting.ts";
import { EJECTION_DEFAULT, type EjectionConfig } from "../rpc/ejection.ts";
import type { KeepaliveSettings } from "../rpc/keepalive.ts";
import type { Protocol } from "../rpc/protocol.ts";
import { fixedAddresses, type MakesResolver } from "../rpc/resolver.ts";
import {
  balancerOf,
  callConfigOf,
  isPickFirst,
} from "../rpc/service-config.ts";
import { findService } from "../services/catalogue.ts";
import type { ResolutionSpec } from "./name-spec.ts";
import type { ClientSpec, KeepaliveSpec, OutlierSpec } from "./scenario.ts";

/** "registry://registry:50051" */
const REGISTRY = "registry://";

/** The registry that a target names; undefined for a list of addresses. */
export function registryOf(target: string): string | undefined {
  if (!target.startsWith(REGISTRY)) return undefined;
  return target.slice(REGISTRY.length);
}

/** "dns:///greeter.example:50051" */
const DNS = "dns:///";

/** Name and port of a target that is a name; undefined for any other. */
export function dnsNameOf(target: string): string | undefined {
  if (!target.startsWith(DNS)) return undefined;
  return target.slice(DNS.length);
}

/** "bank:50051", of a valid scenario. */
export function addressOf(text: string): Address {
  const [host = "", port = ""] = text.split(":");
  return { host, port: Number(port) };
}

/** The channel of a client of a valid scenario; `name` names its calls. */
export function channelOptions(
  spec: ClientSpec,
  name: string,
  nameServer?: string,
): ChannelOptions {
  const { serviceConfig = {}, keepalive } = spec;
  const protocol = grpc(keepalive && { keepalive: keepaliveOf(keepalive) });
  return {
    to: resolverOf(spec, protocol, { name, nameServer }),
    protocol,
    name,
    balancer: watchful(spec, balancerOf(serviceConfig)),
    config: callConfigOf(serviceConfig, perTryOf(spec)),
  };
}

interface Names {
  readonly name: string;
  readonly nameServer: string | undefined;
}

function resolverOf(
  { target, service, resolution }: ClientSpec,
  protocol: Protocol,
  { name, nameServer = "" }: Names,
): MakesResolver {
  const dnsName = dnsNameOf(target);
  if (dnsName !== undefined) {
    const { host, port } = addressOf(dnsName);
    const pace = paceOf(resolution ?? {});
    return fromDns({ server: nameServer, name: host, port, ...pace });
  }
  const registry = registryOf(target);
  if (registry !== undefined) {
    return fromRegistry({
      registry: addressOf(registry),
      protocol,
      service: findService(service)?.contract.name ?? service,
      name: `${name}/registry`,
    });
  }
  const addresses = target.split(",").map(addressOf);
  const count = addresses.length;
  // "bank:50051", or "greeter (3 servers)".
  const label = count === 1 ? target : `${service} (${count} servers)`;
  return fixedAddresses(addresses, label);
}

function paceOf({ intervalMs, refreshMs }: ResolutionSpec): Pace {
  return {
    ...(intervalMs !== undefined && { interval: ms(intervalMs) }),
    ...(refreshMs !== undefined && { refresh: ms(refreshMs) }),
  };
}

/** What no service config of gRPC can say. */
function perTryOf({ perTryTimeoutMs, retryIgnorePreviousHosts }: ClientSpec) {
  return {
    ...(perTryTimeoutMs !== undefined && {
      perTryTimeout: ms(perTryTimeoutMs),
    }),
    ...(retryIgnorePreviousHosts && { retryIgnorePreviousHosts }),
  };
}

/** The balancer, with whoever looks after its servers in between. */
export function watchful(
  spec: Pick<
    ClientSpec,
    "healthSilenceMs" | "outlierDetection" | "serviceConfig"
  >,
  plain: MakesBalancer,
): MakesBalancer {
  const { healthSilenceMs, outlierDetection } = spec;
  const { healthCheckConfig: health } = spec.serviceConfig ?? {};
  const balancer =
    outlierDetection === undefined
      ? plain
      : ejecting(ejectionOf(outlierDetection), plain);
  // A17: pick first knows no health checks.
  if (health === undefined || isPickFirst(plain)) return balancer;
  const silence = maybeMs(healthSilenceMs);
  return healthWatching({ ...health, silence }, balancer);
}

function ejectionOf(spec: OutlierSpec): EjectionConfig {
  const { consecutiveErrors, baseEjectionTimeMs, maxEjectionPercent } = spec;
  return {
    ...EJECTION_DEFAULT,
    ...(consecutiveErrors !== undefined && { consecutiveErrors }),
    ...(baseEjectionTimeMs !== undefined && {
      baseEjectionTime: ms(baseEjectionTimeMs),
    }),
    ...(maxEjectionPercent !== undefined && { maxEjectionPercent }),
  };
}

function maybeMs(count: number | undefined): Duration | undefined {
  return count === undefined ? undefined : ms(count);
}

/** gRPC's own default. Source: gRFC A8. */
const KEEPALIVE_TIMEOUT_MS = 20_000;

function keepaliveOf(spec: KeepaliveSpec): KeepaliveSettings {
  return {
    time: ms(spec.timeMs),
    timeout: ms(spec.timeoutMs ?? KEEPALIVE_TIMEOUT_MS),
    permitWithoutCalls: spec.permitWithoutCalls ?? false,
  };
}
