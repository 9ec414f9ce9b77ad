/** Four small machines, or one with four cores? */
import { type Scenario, scenario } from "farcall/scenario";

const SMALL = ["ada", "bob", "cleo", "dora"];

/** What one greeting takes on average. */
export const POWER_WORK_MS = 100;

/** Visitors and work are drawn alike; only the machines differ. */
function power(servers: readonly string[], cores: number): Scenario {
  const isBig = cores > 1;
  return scenario({
    name: isBig ? "one-big" : "four-small",
    title: isBig
      ? { en: "One machine with four cores", "zh-CN": "一台四核机器" }
      : { en: "Four machines with one core", "zh-CN": "四台单核机器" },
    summary: {
      en: "The same visitors and the same cores, in other boxes.",
      "zh-CN": "顾客一样多，核心一样多，只是装在不同的机器里。",
    },
    hosts: [{ name: "shop" }, ...servers.map((name) => ({ name, cores }))],
    defaults: {
      link: { latency: { kind: "constant", delayMs: 5 } },
      deadlineMs: 5_000,
    },
    services: servers.map((host) => ({
      service: "greeter" as const,
      host,
      serviceTimeMs: POWER_WORK_MS,
      serviceTimes: "exponential" as const,
    })),
    clients: [
      {
        name: "shop",
        host: "shop",
        service: "greeter",
        target: servers.map((host) => `${host}:50051`).join(","),
        serviceConfig: { loadBalancingConfig: [{ round_robin: {} }] },
      },
    ],
    workloads: [
      {
        kind: "open-loop",
        name: "visitors",
        client: "shop",
        call: { method: "hello" },
        perSecond: 30,
        arrivals: "exponential",
        count: 300,
        startMs: 100,
      },
    ],
    startJitterMsMax: 0,
  });
}

export const fourSmall = power(SMALL, 1);
export const oneBig = power(["rex"], 4);
