/** How much should a server get that has only just begun? */
import { scenario } from "farcall/scenario";

const SERVERS = ["ada", "bob"];
const JOINS_MS = 500;
const WARM_MS = 2_000;

const CALLS = 100;

export default scenario({
  name: "cold-start",
  title: { en: "Cold start", "zh-CN": "冷启动" },
  summary: {
    en:
      "Cleo joins two busy servers, and for 1.5 seconds takes eight times as " +
      "long for each call: its caches are empty. The shop draws three " +
      "servers and takes the least busy, so the slow one gets few until it " +
      "is warm.",
    "zh-CN":
      "两台忙碌的服务器迎来了 cleo。它缓存还空着，头一秒半每次调用要花八倍的时间。商店每次抽三下，挑最闲的一台，所以它热起来之前分到的调用很少。",
  },
  hosts: [
    ...SERVERS.map((name) => ({ name })),
    { name: "cleo", startsAtMs: JOINS_MS },
    { name: "registry" },
    { name: "shop" },
  ],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 2 } },
    deadlineMs: 800,
  },
  services: [
    { service: "registry", host: "registry" },
    ...[...SERVERS, "cleo"].map((host) => ({
      service: "greeter" as const,
      host,
      serviceTimeMs: 20,
      ...(host === "cleo" && {
        coldStart: { factor: 8, forMs: WARM_MS - JOINS_MS },
      }),
      registration: { registry: "registry:50051", leaseMs: 1_500 },
    })),
  ],
  clients: [
    {
      name: "shop",
      host: "shop",
      service: "greeter",
      target: "registry://registry:50051",
      // With round_robin cleo has calls that wait longer than a deadline.
      serviceConfig: {
        loadBalancingConfig: [
          { least_request_experimental: { choiceCount: 3 } },
        ],
      },
    },
  ],
  workloads: [
    {
      kind: "open-loop",
      name: "visitors",
      client: "shop",
      call: { method: "hello" },
      perSecond: 30,
      arrivals: "constant",
      count: CALLS,
      startMs: 300,
    },
  ],
  untilMs: 4_000,
  checks: [
    {
      kind: "calls",
      claim: "every call is answered",
      method: "hello",
      status: "OK",
      exactly: CALLS,
    },
    {
      kind: "count",
      claim: "cleo gets few calls while it is cold",
      of: {
        event: "handler.started",
        where: { server: "cleo" },
        toMs: WARM_MS,
      },
      atMost: 12,
    },
    {
      kind: "count",
      claim: "cleo gets its share once it is warm",
      of: {
        event: "handler.started",
        where: { server: "cleo" },
        fromMs: WARM_MS,
      },
      atLeast: 5,
    },
    {
      kind: "latency",
      claim: "99 of 100 calls are answered within half a second",
      percentile: 99,
      atMostMs: 500,
    },
  ],
});
