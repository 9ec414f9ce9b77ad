/** Can every server be replaced without anybody noticing? */
import { scenario } from "farcall/scenario";

const SERVERS = ["ada", "bob", "cleo"];

/** One after the other, each while the two others serve. */
const FIRST_MS = 1_000;
const EVERY_MS = 600;

const CALLS = 60;

export default scenario({
  name: "rolling-restart",
  title: { en: "Rolling restart", "zh-CN": "逐台重启" },
  summary: {
    en:
      "Three servers restart one after the other while calls come in. Each " +
      "lets its calls finish first and tells its clients to go elsewhere; " +
      "what still meets a closed door is tried again. No call fails.",
    "zh-CN":
      "三台服务器在有人调用时逐台重启。每台先把手上的调用做完，并请客户端改找别台；正好碰上关门的调用会再试一次。没有一次调用失败。",
  },
  hosts: [...SERVERS, "shop"].map((name) => ({ name })),
  defaults: {
    link: { latency: { kind: "uniform", delayMsMin: 4, delayMsMax: 8 } },
    deadlineMs: 1_000,
  },
  services: SERVERS.map((host) => ({
    service: "greeter",
    host,
    serviceTimeMs: 30,
  })),
  clients: [
    {
      name: "shop",
      host: "shop",
      service: "greeter",
      target: SERVERS.map((name) => `${name}:50051`).join(),
      serviceConfig: {
        loadBalancingConfig: [{ round_robin: {} }],
        methodConfig: [
          {
            name: [{}],
            retryPolicy: {
              maxAttempts: 3,
              initialBackoff: "0.01s",
              maxBackoff: "0.1s",
              backoffMultiplier: 2,
              retryableStatusCodes: ["UNAVAILABLE"],
            },
          },
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
      perSecond: 20,
      arrivals: "constant",
      count: CALLS,
      startMs: 300,
    },
  ],
  faults: [
    {
      atMs: FIRST_MS,
      steps: SERVERS.map((host, nth) => ({
        waitMs: nth === 0 ? 0 : EVERY_MS,
        action: { kind: "restart", host, drainMs: 500 },
      })),
    },
  ],
  checks: [
    {
      kind: "calls",
      claim: "no call fails while every server is replaced",
      method: "hello",
      status: "OK",
      exactly: CALLS,
    },
    {
      kind: "count",
      claim: "each server starts a second time",
      of: { event: "host.started", where: { incarnation: 2 } },
      exactly: SERVERS.length,
    },
    {
      kind: "within",
      claim: "a server waits for its last call, not for the whole time it has",
      each: { event: "host.draining" },
      some: { event: "host.restarted" },
      withinMs: 250,
      same: ["host"],
    },
  ],
});
