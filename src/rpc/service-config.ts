/** What does a service ask of its clients? */
import { type Duration, ns } from "../ports/time.ts";
import type { MakesBalancer } from "./balancer.ts";
import { type LeastRequestConfig, leastRequest } from "./least-request.ts";
import type { CallConfig, MethodConfig } from "./method-config.ts";
import { naiveRoundRobin } from "./naive-round-robin.ts";
import { pickFirst } from "./pick-first.ts";
import type { RetryPolicy } from "./retry.ts";
import { RetryThrottle, type RetryThrottling } from "./retry-throttle.ts";
import { roundRobin } from "./round-robin.ts";
import { shuffledPickFirst } from "./shuffled.ts";
import { STATUSES, type Status, statusOfCode } from "./status.ts";
import { weightedRoundRobin } from "./weighted-round-robin.ts";

/**
 * gRPC's service config, its JSON as it stands in files of others; checked
 * before it comes here. Source: grpc/doc/service_config.md, gRFC A2, A6, A24.
 */
export interface ServiceConfig {
  /** The first that is known counts: `[{ "round_robin": {} }]`. */
  readonly loadBalancingConfig?: readonly Readonly<Record<string, object>>[];
  readonly methodConfig?: readonly MethodConfigData[];
  readonly retryThrottling?: RetryThrottling;
  /** Servers are asked how they are; "" means the server as a whole (A17). */
  readonly healthCheckConfig?: { readonly serviceName: string };
}

interface MethodConfigData {
  /** `{}` is every method, `{ service }` all of one service. */
  readonly name: readonly {
    readonly service?: string;
    readonly method?: string;
  }[];
  readonly waitForReady?: boolean;
  /** "1.5s" */
  readonly timeout?: string;
  readonly retryPolicy?: RetryPolicyData;
}

interface RetryPolicyData {
  readonly maxAttempts: number;
  readonly initialBackoff: string;
  readonly maxBackoff: string;
  readonly backoffMultiplier: number;
  /** Numbers, or names in any case. */
  readonly retryableStatusCodes: readonly (string | number)[];
}

/** `pick_first` of a service config. */
interface PickFirstConfig {
  /** The list is tried in an order of chance; in its own unless true. */
  readonly shuffleAddressList?: boolean;
}

const BALANCERS = {
  pick_first: ({ shuffleAddressList }: PickFirstConfig) =>
    shuffleAddressList ? shuffledPickFirst : pickFirst,
  round_robin: () => roundRobin,
  /** No part of gRPC's: the weights are those of the list. */
  static_weighted_round_robin: () => weightedRoundRobin,
  /** No part of gRPC: what detection is measured against. */
  naive_round_robin: () => naiveRoundRobin,
  least_request_experimental: (config: LeastRequestConfig) =>
    leastRequest(config),
} satisfies Readonly<Record<string, (config: object) => MakesBalancer>>;

export type BalancerName = keyof typeof BALANCERS;

export const BALANCER_NAMES: readonly string[] = Object.keys(BALANCERS);

/** The first balancer of the list that is known here. Source: gRFC A24. */
export function balancerOf({
  loadBalancingConfig = [],
}: ServiceConfig): MakesBalancer {
  for (const entry of loadBalancingConfig) {
    for (const [name, config] of Object.entries(entry)) {
      if (isBalancer(name)) return BALANCERS[name](config);
    }
  }
  return pickFirst;
}

/** Whether it chooses as pick first does, whatever the order of the list. */
export function isPickFirst(balancer: MakesBalancer): boolean {
  return balancer === pickFirst || balancer === shuffledPickFirst;
}

function isBalancer(name: string): name is BalancerName {
  return Object.hasOwn(BALANCERS, name);
}

/** What the config says of each method; `perTry` holds for all of them. */
export function callConfigOf(
  { methodConfig = [], retryThrottling }: ServiceConfig,
  perTry: Pick<MethodConfig, "perTryTimeout" | "retryIgnorePreviousHosts"> = {},
): CallConfig {
  const byName = new Map<string, MethodConfig>();
  for (const data of methodConfig) {
    const config = { ...methodConfigOf(data), ...perTry };
    for (const { service = "", method = "" } of data.name) {
      byName.set(`/${service}/${method}`, config);
    }
  }
  return {
    // The exact method, else its service, else what holds for all (A2).
    of: (path) =>
      byName.get(path) ??
      byName.get(path.slice(0, path.lastIndexOf("/") + 1)) ??
      byName.get("//") ??
      perTry,
    ...(retryThrottling && { throttle: new RetryThrottle(retryThrottling) }),
  };
}

function methodConfigOf(data: MethodConfigData): MethodConfig {
  const { timeout, waitForReady, retryPolicy } = data;
  return {
    ...(timeout !== undefined && { timeout: durationOf(timeout) }),
    ...(waitForReady !== undefined && { waitForReady }),
    ...(retryPolicy && { retry: retryPolicyOf(retryPolicy) }),
  };
}

/** gRFC A6: "greater than 5 are treated as 5". */
const ATTEMPTS_MAX = 5;
const JITTER = 0.2;

function retryPolicyOf(data: RetryPolicyData): RetryPolicy {
  return {
    maxAttempts: Math.min(data.maxAttempts, ATTEMPTS_MAX),
    backoff: {
      initial: durationOf(data.initialBackoff),
      max: durationOf(data.maxBackoff),
      multiplier: data.backoffMultiplier,
      jitter: JITTER,
    },
    retryableStatusCodes: data.retryableStatusCodes.map(statusOf),
  };
}

/** A status as a config writes it, "unavailable" or 14. */
export function isStatusData(data: string | number): boolean {
  if (typeof data === "number") return STATUSES[data] !== undefined;
  return (STATUSES as readonly string[]).includes(data.toUpperCase());
}

function statusOf(data: string | number): Status {
  if (typeof data === "number") return statusOfCode(data);
  return data.toUpperCase() as Status;
}

/** "1.5s", the JSON form of google.protobuf.Duration. */
function durationOf(text: string): Duration {
  const [whole = "0", part = ""] = text.slice(0, -1).split(".");
  const parts = part.padEnd(9, "0");
  return ns(Number(whole) * 1_000_000_000 + Number(parts));
}
