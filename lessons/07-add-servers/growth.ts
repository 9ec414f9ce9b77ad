/** Which world grows from four servers to eight, while 40 clients call? */
import type { ClientSpec, Scenario, ServiceSpec } from "farcall/scenario";

/** Who chooses among the servers of the list. */
export type Balancer = "round_robin" | "pick_first";

/** What makes clients look at the list again. */
export type Renewal =
  | "never"
  /** Connections end at an age; clients ask at most every 30 s, as gRPC. */
  | "age"
  /** The same, and clients may ask as often as the answer's life allows. */
  | "age-soon"
  /** Clients ask by themselves, as Envoy. */
  | "refresh";

export interface Size {
  readonly clients: number;
  /** All clients together. */
  readonly perSecond: number;
  /** How many servers there are at first, and how many are added. */
  readonly servers: number;
  /** Nobody starts later than that, but those that are added. */
  readonly jitterMs: number;
}

/** As in the table: 40 clients, 160 calls a second together. */
export const FULL: Size = {
  clients: 40,
  perSecond: 160,
  servers: 4,
  jitterMs: 1_000,
};
/** As in the page. */
export const TENTH: Size = {
  clients: 4,
  perSecond: 16,
  servers: 2,
  jitterMs: 1,
};

export const OLD = ["server-1", "server-2", "server-3", "server-4"];
export const NEW = ["server-5", "server-6", "server-7", "server-8"];

/** Everybody has started. */
const WARM_UP_MS = 1_500;
/** When the new servers start; a second later they are on the list. */
export const GROWTH_MS = 5_000;
/** Connections live for 30 s, a tenth more or less: by now all are new. */
export const WATCHED_FROM_MS = 38_000;
export const WATCHED_TO_MS = 58_000;
/** Calls that began in that time get their end. */
const GRACE_MS = 2_000;

export const AGE_MS = 30_000;
/** How often a client that refreshes asks: Envoy's default. */
export const REFRESH_MS = 5_000;
/** A call takes so long on average where nobody waits. */
const SERVICE_MS = 10;

interface Rule {
  readonly client: Partial<ClientSpec>;
  readonly server: Partial<ServiceSpec>;
}

const RULES: { readonly [Name in Renewal]: Rule } = {
  never: { client: {}, server: {} },
  age: { client: {}, server: { connectionAgeMs: AGE_MS } },
  "age-soon": {
    client: { resolution: { intervalMs: REFRESH_MS } },
    server: { connectionAgeMs: AGE_MS },
  },
  refresh: {
    client: { resolution: { intervalMs: REFRESH_MS, refreshMs: REFRESH_MS } },
    server: {},
  },
};

/** One way of choosing, one of looking again. */
export function growingWorld(
  balancer: Balancer,
  renewal: Renewal,
  { clients, perSecond, servers, jitterMs }: Size,
): Scenario {
  const { client, server } = RULES[renewal];
  const old = OLD.slice(0, servers);
  const added = NEW.slice(0, servers);
  const callers = Array.from({ length: clients }, (_, n) => `client-${n + 1}`);
  const rate = perSecond / clients;
  const untilMs = WATCHED_TO_MS + GRACE_MS;
  return {
    name: `growth-${balancer.replace("_", "-")}-${renewal}`,
    title: { en: "As many servers again", "zh-CN": "服务器翻一番" },
    summary: {
      en: "Clients call while servers are added; who uses the new ones?",
      "zh-CN": "客户端一直在调用，服务器翻了一番；谁会用新的？",
    },
    hosts: [
      ...old.map((name) => ({ name })),
      ...added.map((name) => ({ name, startsAtMs: GROWTH_MS })),
      ...callers.map((name) => ({ name })),
      { name: "names" },
    ],
    defaults: {
      link: { latency: { kind: "constant", delayMs: 0.25 } },
      deadlineMs: 2_000,
    },
    nameServer: {
      host: "names",
      records: [
        {
          name: "greeter.example",
          ttlMs: REFRESH_MS,
          hosts: old,
          changes: [{ atMs: GROWTH_MS + 1_000, hosts: [...old, ...added] }],
        },
      ],
    },
    services: [...old, ...added].map((host) => ({
      service: "greeter" as const,
      host,
      serviceTimeMs: SERVICE_MS,
      serviceTimes: "exponential" as const,
      ...server,
    })),
    clients: callers.map((name) => ({
      name,
      host: name,
      service: "greeter" as const,
      target: "dns:///greeter.example:50051",
      serviceConfig: { loadBalancingConfig: [{ [balancer]: {} }] },
      ...client,
    })),
    workloads: callers.map((name) => ({
      kind: "open-loop" as const,
      name,
      client: name,
      call: { method: "hello" },
      perSecond: rate,
      arrivals: "exponential" as const,
      // More than can come: the end of the run ends them.
      count: Math.ceil(((untilMs - WARM_UP_MS) / 1_000) * rate * 2),
      startMs: WARM_UP_MS,
    })),
    startJitterMsMax: jitterMs,
    untilMs,
  };
}
