/** One of three servers is slow: who gives it less to do? */
import { type Scenario, scenario, type Words } from "farcall/scenario";

const SERVERS = ["ada", "bob", "cleo"];

/** Cleo's power is capped: its work takes five times as long. */
export const CAP_MS = 1_200;
export const CAP_FACTOR = 5;
/** Somebody gives it less weight. */
export const WEIGHED_MS = 2_200;

export const FLEET_BEGIN_MS = 690;

/** How often the shop asks for the list, without a reason. */
export const FLEET_ASKS_MS = 200;

interface Fleet {
  readonly title: Words;
  readonly balancer: string;
  /** What ada and bob weigh beside cleo from `WEIGHED_MS` on. */
  readonly weight?: number;
}

/** Twenty visitors a second, 50 ms of work for each. */
function fleet({ title, balancer, weight }: Fleet): Scenario {
  return scenario({
    name: "capped-fleet",
    title,
    summary: {
      en: "One of three servers works at a fifth of its speed.",
      "zh-CN": "三台服务器里有一台只剩五分之一的速度。",
    },
    hosts: [
      { name: "shop" },
      { name: "names" },
      ...SERVERS.map((name) => ({ name })),
    ],
    defaults: {
      link: { latency: { kind: "constant", delayMs: 20 } },
      deadlineMs: 1_000,
    },
    nameServer: {
      host: "names",
      records: [
        {
          name: "greeter.example",
          ttlMs: 200,
          hosts: SERVERS,
          ...(weight !== undefined && {
            changes: [
              {
                atMs: WEIGHED_MS,
                hosts: SERVERS,
                weights: { ada: weight, bob: weight },
              },
            ],
          }),
        },
      ],
    },
    services: SERVERS.map((host) => ({
      service: "greeter" as const,
      host,
      serviceTimeMs: 50,
    })),
    clients: [
      {
        name: "shop",
        host: "shop",
        service: "greeter",
        target: "dns:///greeter.example:50051",
        serviceConfig: { loadBalancingConfig: [{ [balancer]: {} }] },
        resolution: { intervalMs: FLEET_ASKS_MS, refreshMs: FLEET_ASKS_MS },
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
        count: 100,
        startMs: 300,
      },
    ],
    faults: [
      {
        atMs: CAP_MS,
        action: { kind: "limp", host: "cleo", factor: CAP_FACTOR },
      },
    ],
    startJitterMsMax: 0,
    untilMs: 6_500,
  });
}

export const inTurns = fleet({
  title: { en: "Turns for all alike", "zh-CN": "大家一样轮流" },
  balancer: "round_robin",
});

/** Of the scene that the text speaks of. */
export const WEIGHT_OF_SCENE = 6;

export function weighed(weight: number): Scenario {
  return fleet({
    title: { en: "A weight for each", "zh-CN": "各有各的权重" },
    balancer: "static_weighted_round_robin",
    weight,
  });
}

export const lessBusy = fleet({
  title: { en: "The less busy of two", "zh-CN": "两台里选较闲的" },
  balancer: "least_request_experimental",
});
