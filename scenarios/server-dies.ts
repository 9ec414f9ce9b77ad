/** What do clients do when one of their servers falls silent? */
import { scenario } from "farcall/scenario";

const SERVERS = ["ada", "bob", "cleo"];

export default scenario({
  name: "server-dies",
  title: { en: "One server of three dies", "zh-CN": "三台服务器死了一台" },
  summary: {
    en:
      "Three servers keep their names on a registry's list. The machine of " +
      "one falls silent. Calls are tried twice, the client soon passes it " +
      "over, and later the list forgets it.",
    "zh-CN":
      "三台服务器在注册中心登记自己。其中一台突然没有了声音。调用会试两次，客户端很快不再用它，再过一会儿名单也把它忘了。",
  },
  hosts: [
    ...SERVERS.map((name) => ({ name })),
    { name: "registry" },
    { name: "shop" },
  ],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 10 } },
    deadlineMs: 600,
  },
  services: [
    { service: "registry", host: "registry" },
    ...SERVERS.map((host) => ({
      service: "greeter" as const,
      host,
      registration: {
        registry: "registry:50051",
        leaseMs: 1_500,
        heartbeatMs: 500,
      },
    })),
  ],
  clients: [
    {
      name: "shop",
      host: "shop",
      service: "greeter",
      target: "registry://registry:50051",
      serviceConfig: {
        loadBalancingConfig: [{ round_robin: {} }],
        methodConfig: [
          {
            name: [{}],
            retryPolicy: {
              maxAttempts: 2,
              initialBackoff: "0.01s",
              maxBackoff: "0.01s",
              backoffMultiplier: 1,
              retryableStatusCodes: ["UNAVAILABLE"],
            },
          },
        ],
      },
      perTryTimeoutMs: 200,
      retryIgnorePreviousHosts: true,
      outlierDetection: { consecutiveErrors: 2, baseEjectionTimeMs: 5_000 },
    },
  ],
  workloads: [
    {
      kind: "open-loop",
      name: "visitors",
      client: "shop",
      call: { method: "hello" },
      perSecond: 10,
      arrivals: "constant",
      count: 25,
      startMs: 300,
    },
  ],
  faults: [{ atMs: 1_000, action: { kind: "crash", host: "bob" } }],
  untilMs: 4_000,
  checks: [
    {
      kind: "calls",
      claim: "every call is answered",
      method: "hello",
      status: "OK",
      exactly: 25,
    },
    {
      kind: "count",
      claim: "the client passes the silent server over",
      of: { event: "server.ejected", where: { to: "bob:50051" } },
      exactly: 1,
    },
    {
      kind: "eventually",
      claim: "the list forgets it when its lease ends",
      some: {
        event: "list.learned",
        where: { addresses: "ada:50051, cleo:50051" },
      },
    },
  ],
});
