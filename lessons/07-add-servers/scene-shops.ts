/** Two servers become four: who of the shops uses the new ones? */
import { type ClientSpec, type Scenario, scenario } from "farcall/scenario";

export const OLD_TWO = ["ada", "bob"];
export const NEW_TWO = ["cleo", "dora"];

const SHOPS = ["north", "south"];

/** The new servers start, and soon the name stands for them, too. */
const START_MS = 900;
export const LISTED_MS = 1_200;

/** How long an answer of the name server may be kept. */
export const TTL_MS = 200;

/** A scene begins here: everybody is connected. */
export const BEGIN_MS = 590;

interface Shopping {
  readonly isGrowing: boolean;
  /** Servers end connections of this age. */
  readonly ageMs?: number;
  readonly resolution?: ClientSpec["resolution"];
}

/** Each shop has ten visitors a second, taken in turns by the servers. */
function shopping({ isGrowing, ageMs, resolution }: Shopping): Scenario {
  return scenario({
    name: isGrowing ? "four-servers" : "two-servers",
    title: isGrowing
      ? { en: "Two servers more", "zh-CN": "再加两台服务器" }
      : { en: "Two servers", "zh-CN": "两台服务器" },
    summary: {
      en: "Two shops find their servers by a name.",
      "zh-CN": "两家商店靠一个名字找到服务器。",
    },
    hosts: [
      ...SHOPS.map((name) => ({ name })),
      { name: "names" },
      ...OLD_TWO.map((name) => ({ name })),
      ...(isGrowing
        ? NEW_TWO.map((name) => ({ name, startsAtMs: START_MS }))
        : []),
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
          ttlMs: TTL_MS,
          hosts: OLD_TWO,
          ...(isGrowing && {
            changes: [{ atMs: LISTED_MS, hosts: [...OLD_TWO, ...NEW_TWO] }],
          }),
        },
      ],
    },
    services: [...OLD_TWO, ...(isGrowing ? NEW_TWO : [])].map((host) => ({
      service: "greeter" as const,
      host,
      serviceTimeMs: 40,
      ...(ageMs !== undefined && { connectionAgeMs: ageMs }),
    })),
    clients: SHOPS.map((name) => ({
      name,
      host: name,
      service: "greeter" as const,
      target: "dns:///greeter.example:50051",
      serviceConfig: { loadBalancingConfig: [{ round_robin: {} }] },
      ...(resolution && { resolution }),
    })),
    workloads: SHOPS.map((client, index) => ({
      kind: "open-loop" as const,
      name: `visitors-${client}`,
      client,
      call: { method: "hello" },
      perSecond: 10,
      arrivals: "constant" as const,
      count: 45,
      // The shops do not call at the same moments.
      startMs: 300 + 50 * index,
    })),
    startJitterMsMax: 0,
    untilMs: 5_500,
  });
}

export const two = shopping({ isGrowing: false });
export const grown = shopping({ isGrowing: true });

/** As often as the life of an answer allows. */
const EAGER = { intervalMs: TTL_MS };

/** Connections end at an age, and with them the ignorance. */
export function aged(ageMs: number): Scenario {
  return shopping({ isGrowing: true, ageMs, resolution: EAGER });
}

/** Of the scene that the text speaks of. */
export const AGE_OF_SCENE_MS = 1_500;

/** Shops that ask by themselves. */
export const refreshing = shopping({
  isGrowing: true,
  resolution: { ...EAGER, refreshMs: 500 },
});
