/** What if one believes of the network what is not so? */
import { type Scenario, scenario, type TimedFault } from "farcall/scenario";

const words = {
  title: { en: "A shop and a warehouse", "zh-CN": "商店和仓库" },
  summary: {
    en: "A shop reserves things in a warehouse, over a network as it is.",
    "zh-CN": "商店在仓库里预留东西，走的是真实的网络。",
  },
};

const FAR = { latency: { kind: "constant", delayMs: 25 } } as const;

function orders(client: string, atMs: readonly number[]) {
  return {
    kind: "script" as const,
    name: `orders-of-${client}`,
    client,
    calls: atMs.map((at) => ({
      method: "reserve",
      request: { item: "cup" },
      atMs: at,
    })),
  };
}

function shopAt(target: string) {
  return { name: "shop", host: "shop", service: "warehouse", target } as const;
}

function oneShop(name: string, faults: readonly TimedFault[]): Scenario {
  return scenario({
    name,
    ...words,
    hosts: [{ name: "shop" }, { name: "warehouse" }, { name: "depot" }],
    defaults: { link: FAR, deadlineMs: 400 },
    services: [
      { service: "warehouse", host: "warehouse" },
      { service: "warehouse", host: "depot" },
    ],
    clients: [shopAt("warehouse:50051")],
    workloads: [orders("shop", [50, 300, 500])],
    faults,
    untilMs: 2000,
  });
}

/** The warehouse moves to the depot; the shop has the old address. */
export const moved = oneShop("warehouse-moves", [
  {
    atMs: 250,
    action: { kind: "crash", host: "warehouse", what: "process" },
  },
]);

/** Somebody else's rule lets nothing of the shop through for a while. */
export const blocked = oneShop("firewall-rule", [
  {
    atMs: 310,
    action: {
      kind: "drop",
      id: "rule",
      packets: { from: "shop", to: "warehouse", carriesPayload: true },
    },
  },
]);

/** Fifty kilobits a second: the last mile of a village. */
const THIN_BITS_PER_SECOND = 50_000;

/** The same ten things as in one call, many times over, through a thin line. */
export const thinLine = scenario({
  name: "thin-line",
  ...words,
  hosts: [{ name: "shop" }, { name: "warehouse" }],
  defaults: {
    link: { ...FAR, rateBitsPerSecond: THIN_BITS_PER_SECOND },
    deadlineMs: 5000,
  },
  services: [{ service: "warehouse", host: "warehouse", serviceTimeMs: 0 }],
  clients: [shopAt("warehouse:50051")],
  workloads: [
    {
      kind: "script",
      name: "big-order",
      client: "shop",
      calls: [
        // Asks for nothing, so that the connection is there.
        { method: "reserveAll", request: { items: [] }, atMs: 10 },
        {
          method: "reserveAll",
          request: {
            items: Array.from({ length: 100 }, (_, n) => `a cup for seat ${n}`),
          },
          atMs: 500,
        },
      ],
    },
  ],
});

/** Nobody asks the stranger who it is. */
export const stranger = scenario({
  name: "stranger-pays",
  title: { en: "A stranger pays", "zh-CN": "陌生人付款" },
  summary: {
    en: "A machine that nobody knows takes the money of the account.",
    "zh-CN": "一台谁也不认识的机器拿走了账户里的钱。",
  },
  hosts: [{ name: "bank" }, { name: "stranger" }],
  defaults: { link: FAR, deadlineMs: 400 },
  services: [{ service: "bank", host: "bank" }],
  clients: [
    {
      name: "stranger",
      host: "stranger",
      service: "bank",
      target: "bank:50051",
    },
  ],
  workloads: [
    {
      kind: "script",
      name: "theft",
      client: "stranger",
      calls: [{ method: "pay", request: { amount: 100 }, atMs: 50 }],
    },
  ],
});

/** One shop has a cable, the other a satellite. */
export const twoLines = scenario({
  name: "cable-and-satellite",
  ...words,
  hosts: [{ name: "warehouse" }, { name: "town" }, { name: "island" }],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 5 } },
    deadlineMs: 2000,
  },
  links: [
    {
      from: "island",
      to: "warehouse",
      isBothWays: true,
      latency: { kind: "constant", delayMs: 270 },
    },
  ],
  services: [{ service: "warehouse", host: "warehouse" }],
  clients: [
    { ...shopAt("warehouse:50051"), name: "town", host: "town" },
    { ...shopAt("warehouse:50051"), name: "island", host: "island" },
  ],
  workloads: [orders("town", [50, 1400]), orders("island", [50, 1400])],
});
