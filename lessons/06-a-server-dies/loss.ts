/** Which world loses one of its five servers? */
import type { ClientSpec, Scenario, ServiceSpec } from "farcall/scenario";
import { ANSWER_MS, faultsOf, LOST, type Loss, spoiltBy } from "./kinds.ts";

/** What clients and servers do about it. */
export interface Policy {
  readonly client: Partial<ClientSpec>;
  readonly server: Partial<ServiceSpec>;
  readonly hasRegistry?: boolean;
}

export interface Size {
  readonly clients: number;
  readonly perSecond: number;
  /** How long one looks on after the loss, if not for a minute. */
  readonly watchedMs?: number;
}

/** As in the table: 50 clients, 300 calls a second together. */
export const FULL: Size = { clients: 50, perSecond: 300 };
/** As in the table of kinds. */
export const SMALL: Size = { clients: 4, perSecond: 24 };
/** So few that 200 runs take seconds in a page; each calls as often. */
export const PAIR: Size = { clients: 2, perSecond: 12 };
/** Long enough to see what is done about it. */
export const BRIEF: Size = { ...SMALL, watchedMs: 10_000 };

const SERVERS = 5;
/** When the server goes: connections are made, a lease has been renewed. */
export const LOSS_MS = 5_000;
/** How long one looks on after that. */
export const WATCHED_MS = 60_000;
/** Calls that began in that time get their end. */
const GRACE_MS = 1_500;

const SERVICE_CONFIG = (balancer: string) => ({
  loadBalancingConfig: [{ [balancer]: {} }],
});

const NAIVE = SERVICE_CONFIG("naive_round_robin");
const ROUND_ROBIN = SERVICE_CONFIG("round_robin");

/** Two attempts, and hardly a wait between them: the other half is needed. */
const TWICE = {
  methodConfig: [
    {
      name: [{}],
      retryPolicy: {
        maxAttempts: 2,
        initialBackoff: "0.005s",
        maxBackoff: "0.005s",
        backoffMultiplier: 1,
        retryableStatusCodes: ["UNAVAILABLE"],
      },
    },
  ],
};

/** Half of the deadline, less what the wait between two attempts takes. */
export const HALF_MS = 495;

const EJECT = {
  consecutiveErrors: 5,
  baseEjectionTimeMs: 120_000,
};

/** The rows of the table, by what they do. */
export const POLICIES = {
  naive: { client: { serviceConfig: NAIVE }, server: {} },
  drop: { client: { serviceConfig: ROUND_ROBIN }, server: {} },
  retry: {
    client: {
      serviceConfig: { ...NAIVE, ...TWICE },
      retryIgnorePreviousHosts: true,
    },
    server: {},
  },
  keepalive: {
    client: {
      serviceConfig: ROUND_ROBIN,
      keepalive: { timeMs: 10_000, timeoutMs: 20_000 },
    },
    server: { pingPermitMs: 10_000 },
  },
  registry: {
    client: { serviceConfig: ROUND_ROBIN, target: "registry://registry:50051" },
    server: {
      registration: {
        registry: "registry:50051",
        leaseMs: 15_000,
        heartbeatMs: 1_000,
      },
    },
    hasRegistry: true,
  },
  health: {
    client: {
      serviceConfig: {
        ...ROUND_ROBIN,
        healthCheckConfig: { serviceName: "" },
      },
      healthSilenceMs: 3_000,
    },
    server: { hasHealth: true },
  },
  eject: {
    client: { serviceConfig: ROUND_ROBIN, outlierDetection: EJECT },
    server: {},
  },
  "twice-anywhere": {
    client: {
      serviceConfig: { ...ROUND_ROBIN, ...TWICE },
      perTryTimeoutMs: HALF_MS,
    },
    server: {},
  },
  twice: {
    client: {
      serviceConfig: { ...ROUND_ROBIN, ...TWICE },
      perTryTimeoutMs: HALF_MS,
      retryIgnorePreviousHosts: true,
    },
    server: {},
  },
  "twice-eject": {
    client: {
      serviceConfig: { ...ROUND_ROBIN, ...TWICE },
      perTryTimeoutMs: HALF_MS,
      retryIgnorePreviousHosts: true,
      outlierDetection: EJECT,
    },
    server: {},
  },
} as const satisfies Readonly<Record<string, Policy>>;

export type PolicyName = keyof typeof POLICIES;

function named(what: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${what}-${index + 1}`);
}

/** One loss, met by one policy. */
export function lossWorld(
  loss: Loss,
  policyName: PolicyName,
  { clients, perSecond, watchedMs = WATCHED_MS }: Size,
): Scenario {
  const policy: Policy = POLICIES[policyName];
  const servers = named("server", SERVERS);
  const callers = named("client", clients);
  const rate = perSecond / clients;
  const untilMs = LOSS_MS + watchedMs + GRACE_MS;
  return {
    name: `${loss}-${policyName}`,
    title: { en: "One of five servers goes" },
    summary: { en: "Calls go on for a minute; how many of them fail?" },
    hosts: [
      ...servers.map((name) => ({ name, zone: "servers" })),
      ...callers.map((name) => ({ name, zone: "clients" })),
      ...(policy.hasRegistry ? [{ name: "registry" }] : []),
    ],
    defaults: {
      link: { latency: { kind: "constant", delayMs: 0.25 } },
      deadlineMs: 1_000,
    },
    // Replies take 20 ms on average, and seldom 100: no queue blurs this.
    links: [
      {
        fromZone: "servers",
        toZone: "clients",
        latency: { kind: "exponential", delayMsMean: ANSWER_MS },
      },
    ],
    services: [
      ...servers.map((host) => ({
        service: "greeter" as const,
        host,
        serviceTimeMs: 0.1,
        ...policy.server,
        ...(host === LOST && spoiltBy(loss, LOSS_MS)),
      })),
      ...(policy.hasRegistry
        ? [{ service: "registry" as const, host: "registry" }]
        : []),
    ],
    clients: callers.map((name) => ({
      name,
      host: name,
      service: "greeter" as const,
      target: servers.map((host) => `${host}:50051`).join(","),
      ...policy.client,
    })),
    workloads: callers.map((client) => ({
      kind: "open-loop" as const,
      name: client,
      client,
      call: { method: "hello" },
      perSecond: rate,
      arrivals: "exponential" as const,
      // More than can come: the end of the run ends them.
      count: Math.ceil(((untilMs - WARM_UP_MS) / 1_000) * rate * 2),
      startMs: WARM_UP_MS,
    })),
    faults: faultsOf(loss, { atMs: LOSS_MS, callers }),
    startJitterMsMax: 1_000,
    untilMs,
  };
}

/** Everybody has started and registered. */
const WARM_UP_MS = 1_500;
