/** Which scenarios does the fuzzer begin with? */
import type { ServiceConfig } from "../../src/rpc/service-config.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** All that a service config can say. */
export const RICH_CONFIG: ServiceConfig = {
  loadBalancingConfig: [
    { xds_experimental: { cluster: "x" } },
    { least_request_experimental: { choiceCount: 3 } },
    { round_robin: {} },
  ],
  methodConfig: [
    {
      name: [{ service: "farcall.bank.Bank", method: "pay" }],
      waitForReady: true,
      timeout: "0.5s",
      retryPolicy: {
        maxAttempts: 4,
        initialBackoff: "0.01s",
        maxBackoff: "0.1s",
        backoffMultiplier: 2,
        retryableStatusCodes: ["UNAVAILABLE", 8, "internal"],
      },
    },
    { name: [{ service: "farcall.bank.Bank" }, {}], timeout: "1s" },
  ],
  retryThrottling: { maxTokens: 10, tokenRatio: 0.1 },
  healthCheckConfig: { serviceName: "" },
};

/** Two banks with all that can be set about them, and three clients. */
export const RICH_SCENARIO: Scenario = {
  name: "rich",
  title: { en: "Rich", "zh-CN": "样样都有" },
  summary: { en: "All that one can say." },
  hosts: [
    { name: "phone", zone: "east" },
    { name: "bank-1", zone: "west", cores: 2, disk: { syncMs: 1 } },
    { name: "bank-2", zone: "west", startsAtMs: 3 },
    { name: "registry" },
    { name: "names" },
  ],
  links: [
    {
      fromZone: "east",
      toZone: "west",
      isBothWays: true,
      latency: { kind: "uniform", delayMsMin: 1, delayMsMax: 4 },
      lossProbability: 0.02,
    },
  ],
  services: [
    {
      service: "bank",
      host: "bank-1",
      serviceTimeMs: 2,
      serviceTimes: "exponential",
      coldStart: { factor: 3, forMs: 50 },
      connectionAgeMs: 400,
      connectionGraceMs: 50,
      pingPermitMs: 5_000,
      atMostOnceForMs: 1_000,
      hasHealth: true,
      registration: {
        registry: "registry:50051",
        leaseMs: 300,
        heartbeatMs: 100,
      },
    },
    {
      service: "bank",
      host: "bank-2",
      hasHealth: true,
      failing: { fromMs: 30, untilMs: 60 },
    },
    { service: "counter", host: "bank-1", port: 50_052 },
    { service: "lock", host: "bank-1", port: 50_053 },
    { service: "registry", host: "registry" },
  ],
  nameServer: {
    host: "names",
    records: [
      {
        name: "bank.example",
        ttlMs: 100,
        hosts: ["bank-1", "bank-2"],
        weights: { "bank-2": 3 },
        changes: [{ atMs: 300, hosts: ["bank-2"] }],
      },
    ],
  },
  clients: [
    {
      name: "asker",
      host: "phone",
      service: "bank",
      target: "dns:///bank.example:50051",
      resolution: { intervalMs: 50, refreshMs: 200 },
      serviceConfig: { loadBalancingConfig: [{ round_robin: {} }] },
    },
    {
      name: "phone",
      host: "phone",
      service: "bank",
      target: "bank-1:50051,bank-2:50051",
      serviceConfig: RICH_CONFIG,
      perTryTimeoutMs: 100,
      retryIgnorePreviousHosts: true,
      healthSilenceMs: 500,
      keepalive: { timeMs: 10_000, timeoutMs: 200, permitWithoutCalls: true },
    },
    {
      name: "finder",
      host: "phone",
      service: "bank",
      target: "registry://registry:50051",
      outlierDetection: {
        consecutiveErrors: 2,
        baseEjectionTimeMs: 200,
        maxEjectionPercent: 50,
      },
    },
  ],
  workloads: [
    {
      kind: "open-loop",
      name: "payments",
      client: "phone",
      call: { method: "pay", request: { amount: 5 }, deadlineMs: 300 },
      perSecond: 50,
      arrivals: "exponential",
      count: 20,
    },
    {
      kind: "script",
      name: "looks",
      client: "finder",
      calls: [
        { method: "balance", atMs: 200, metadata: { "x-who": "ann" } },
        {
          method: "pay",
          request: { amount: 1 },
          again: { timesMax: 2, afterMs: 5, isOnNewConnection: true },
        },
      ],
    },
    {
      kind: "script",
      name: "questions",
      client: "asker",
      calls: [
        { method: "balance", atMs: 50 },
        { method: "balance", atMs: 600 },
      ],
    },
  ],
  faults: [
    {
      betweenMs: [100, 300],
      on: { service: "bank", take: "one" },
      steps: [
        { action: { kind: "crash", host: "*" } },
        { waitMs: 50, action: { kind: "restart", host: "*", drainMs: 20 } },
      ],
    },
    {
      when: { event: "handler.started", nth: 3, afterMs: 1 },
      on: { hosts: ["bank-2"] },
      action: { kind: "pause", host: "*" },
    },
    { atMs: 450, everyMs: 200, untilMs: 900, action: { kind: "heal" } },
  ],
  nemesis: { fromMs: 300, toMs: 800, faultsMax: 2 },
  checks: [
    { kind: "availability", claim: "it answers", atLeast: 0.1 },
    { kind: "latency", claim: "it is quick", percentile: 99, atMostMs: 900 },
    { kind: "cost", claim: "it is cheap", requestsPerCallMax: 9 },
  ],
  defaults: { link: { lossProbability: 0 }, deadlineMs: 900 },
  isTraced: true,
  untilMs: 1_500,
};
