/** What else can be said in a scenario, beside what shipped ones say? */
import type { FaultStep } from "../../src/scenario/fault-spec.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

const SOME = { host: "desk", fromMs: 1, toMs: 900 } as const;

/** As deep as steps may lie. */
const DEEP: readonly FaultStep[] = [
  {
    together: [[{ waitMs: 1, action: { kind: "limp", host: "*", factor: 1 } }]],
    waitMs: 1,
    action: { kind: "heal" },
  },
];

/** What hardly any scenario has, in one. */
export const ODD_SCENARIO: Scenario = {
  name: "odd",
  title: { en: "Odd" },
  summary: { en: "What one seldom says." },
  hosts: [
    { name: "desk", zone: "front" },
    { name: "sums", zone: "back" },
    { name: "store", zone: "back" },
    { name: "shelf", zone: "back" },
    { name: "names" },
  ],
  links: [
    {
      from: "desk",
      to: "sums",
      latency: { kind: "normal", delayMsMean: 3, deviationMs: 1 },
      rateBitsPerSecond: 1e6,
      queueBytesMax: 65_536,
    },
    {
      from: "sums",
      to: "desk",
      latency: { kind: "exponential", delayMsMean: 2 },
    },
    {
      from: "desk",
      to: "store",
      isBothWays: true,
      latency: { kind: "constant", delayMs: 1 },
    },
  ],
  services: [
    { service: "adder", host: "sums", serviceTimes: "constant" },
    { service: "kv", host: "store" },
    { service: "archive", host: "shelf", serviceTimeMs: 4 },
    {
      service: "librarian",
      host: "desk",
      upstream: {
        target: "shelf:50051",
        timeoutMs: 30,
        isDetached: true,
      },
    },
  ],
  nameServer: {
    host: "names",
    records: [
      {
        name: "sums.example",
        ttlMs: 50,
        hosts: ["sums"],
        changes: [{ atMs: 90, hosts: ["sums"], weights: { sums: 2 } }],
      },
    ],
  },
  clients: [
    {
      name: "clerk",
      host: "desk",
      service: "adder",
      target: "sums:50051",
      serviceConfig: {
        loadBalancingConfig: [{ pick_first: { shuffleAddressList: true } }],
      },
    },
    {
      name: "weigher",
      host: "desk",
      service: "adder",
      target: "dns:///sums.example:50051",
      serviceConfig: {
        loadBalancingConfig: [{ static_weighted_round_robin: {} }],
      },
    },
    {
      name: "reader",
      host: "desk",
      service: "archive",
      target: "shelf:50051",
      serviceConfig: { loadBalancingConfig: [{ naive_round_robin: {} }] },
    },
    { name: "keeper", host: "desk", service: "kv", target: "store:50051" },
  ],
  workloads: [
    {
      kind: "script",
      name: "slips",
      client: "clerk",
      calls: [
        { method: "add", calledAs: "ad", request: { numbers: [1, 2] } },
        { method: "add", request: { numbers: [0.1, 0.2, -1e300] } },
      ],
    },
    {
      kind: "open-loop",
      name: "sums",
      client: "weigher",
      call: {
        method: "add",
        calledAs: "plus",
        request: { numbers: [7] },
        metadata: { "x-who": "ann" },
      },
      perSecond: 40,
      arrivals: "constant",
      count: 6,
    },
    {
      kind: "closed-loop",
      name: "looks",
      client: "reader",
      call: {
        method: "search",
        calledAs: "find",
        request: { word: "sea", pages: 3 },
        deadlineMs: 40,
        metadata: { "x-who": "bob" },
      },
      callers: 2,
      thinkTimeMs: 5,
      count: 6,
    },
    {
      kind: "script",
      name: "notes",
      client: "keeper",
      calls: [
        { method: "write", request: { key: "k", value: "1" } },
        {
          method: "cas",
          atMs: 60,
          request: { key: "k", expected: "1", value: "2" },
        },
        { method: "read", atMs: 120, request: { key: "k" } },
      ],
    },
  ],
  faults: [
    { atMs: 5, action: { kind: "crash", host: "sums", what: "process" } },
    { atMs: 25, action: { kind: "restart", host: "sums", drainMs: 5 } },
    { atMs: 30, action: { kind: "limp", host: "sums", factor: 4 } },
    {
      atMs: 40,
      action: {
        kind: "partition",
        id: "cut",
        from: ["desk"],
        to: ["store"],
        isOneWay: true,
        inFlight: "hold",
      },
    },
    {
      atMs: 41,
      action: {
        kind: "drop",
        id: "lost",
        packets: { from: "desk", to: "sums", what: "DATA", n: 3 },
      },
    },
    {
      atMs: 42,
      action: {
        kind: "delay",
        id: "late",
        packets: { carriesPayload: true },
        delayMs: 7,
        count: 2,
      },
    },
    { atMs: 43, action: { kind: "hold", id: "held", packets: {}, count: 1 } },
    {
      atMs: 44,
      action: {
        kind: "slow",
        id: "slow",
        from: "desk",
        to: "shelf",
        latency: { kind: "uniform", delayMsMin: 1, delayMsMax: 9 },
        lossProbability: 0.1,
        rateBitsPerSecond: 1e5,
        queueBytesMax: 1_000,
      },
    },
    { atMs: 70, action: { kind: "release", id: "held" } },
    { atMs: 80, action: { kind: "heal", id: "cut" } },
    {
      when: {
        event: "call.started",
        host: "desk",
        where: { method: ["add", "plus"] },
      },
      on: { zone: "back", take: "minority" },
      steps: [
        { action: { kind: "pause", host: "*" } },
        { waitMs: 9, action: { kind: "resume", host: "*" } },
        {
          together: [
            [{ action: { kind: "crash", host: "*", what: "machine" } }],
            [
              { waitMs: 3, action: { kind: "limp", host: "*", factor: 2 } },
              { together: [DEEP] },
            ],
          ],
        },
        { action: { kind: "restart", host: "*" } },
        { action: { kind: "partition", from: ["*"] } },
        { action: { kind: "drop", packets: { to: "*" }, count: 1 } },
        { action: { kind: "delay", packets: { from: "*" }, delayMs: 2 } },
        { action: { kind: "hold", packets: { to: "*" } } },
        { action: { kind: "slow", to: "*", lossProbability: 0.2 } },
        { waitMs: 5, action: { kind: "release" } },
        { action: { kind: "heal" } },
      ],
    },
  ],
  nemesis: {
    fromMs: 100,
    toMs: 200,
    kinds: ["kill", "isolate", "mute", "slow", "lossy"],
    hosts: ["sums", "store"],
    faultsMax: 3,
    atOnceMax: 2,
    lastMsMean: 20,
  },
  checks: [
    {
      kind: "always",
      claim: "a sum needs no long",
      each: { ...SOME, event: "call.answered", where: { n: [1, 2] } },
      has: { n: [1, 2], method: "add" },
    },
    {
      kind: "eventually",
      claim: "what began ends",
      given: { ...SOME, event: "call.started", where: { n: 1 } },
      some: { ...SOME, event: "call.failed", where: { n: [1, 2] } },
    },
    {
      kind: "count",
      claim: "few are late",
      of: { ...SOME, event: "call.failed", where: { n: [1, 2] } },
      atMost: 9,
    },
    { kind: "executions", claim: "some", method: "add", atLeast: 0 },
    { kind: "executions", claim: "not many", method: "add", atMost: 99 },
    { kind: "calls", claim: "few fail", status: "UNIMPLEMENTED", atMost: 20 },
    {
      kind: "duplicates",
      claim: "nothing twice",
      method: "write",
      counts: "begun",
      atLeast: 0,
      atMost: 3,
    },
    { kind: "linearizable", claim: "the store is one" },
    { kind: "sometimes", claim: "it goes", some: { event: "call.answered" } },
    {
      kind: "within",
      claim: "soon",
      each: { ...SOME, event: "call.started", where: { method: "add" } },
      some: { ...SOME, event: "call.answered", where: { method: "add" } },
      withinMs: 90,
      same: ["client", "n"],
    },
    {
      kind: "availability",
      claim: "now and then",
      atLeast: 0.01,
      method: "read",
      client: "keeper",
      fromMs: 1,
      toMs: 500,
    },
    {
      kind: "latency",
      claim: "not for ever",
      percentile: 50,
      atMostMs: 400,
      method: "read",
      client: "keeper",
      fromMs: 1,
      toMs: 500,
    },
    { kind: "cost", claim: "cheap", requestsPerCallMax: 4, method: "read" },
  ],
  defaults: {
    link: {
      latency: { kind: "exponential", delayMsMean: 1 },
      lossProbability: 0.01,
      rateBitsPerSecond: 1e8,
      queueBytesMax: 1e6,
    },
    deadlineMs: 90,
  },
  startJitterMsMax: 3,
  untilMs: 600,
};
