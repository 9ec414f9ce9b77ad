/** Ten things are reserved in a warehouse: in ten calls, or in one? */
import { type Scenario, scenario, type TimedFault } from "farcall/scenario";

const ITEMS = [
  "cup",
  "jar",
  "pan",
  "pot",
  "lid",
  "tray",
  "bowl",
  "dish",
  "fork",
  "jug",
];

/** The first call comes before what is shown, and sets up the connection. */
const WARM_UP_MS = 10;

/** However far the warehouse is, the connection stands by then. */
export const BEGIN_MS = 400;

/** Six ways there or back make a connection, and the first call on it. */
export const DELAY_MS_MAX = 60;

export const DELAY_MS_MIN = 1;

/** After the sixth thing is reserved, and before its answer can arrive. */
export const CUT_AFTER_MS = 290;

interface Basket {
  readonly name: string;
  /** BEGIN_MS unless given. */
  readonly beginMs?: number;
  /** One way between shop and warehouse. */
  readonly delayMs: number;
  readonly isOneCall?: boolean;
  /** All ten unless given. */
  readonly count?: number;
  /** The warehouse runs on the machine of the shop. */
  readonly isNextDoor?: boolean;
  readonly faults?: readonly TimedFault[];
  /** How long the shop waits for each answer. */
  readonly deadlineMs?: number;
}

function basket(spec: Basket): Scenario {
  const { name, delayMs, isOneCall, isNextDoor } = spec;
  const { faults = [], deadlineMs = 1000, count = ITEMS.length } = spec;
  const { beginMs = BEGIN_MS } = spec;
  const host = isNextDoor === true ? "shop" : "warehouse";
  const hosts = isNextDoor === true ? ["shop"] : ["shop", "warehouse"];
  // Asks for nothing.
  const first = { method: "reserveAll", request: { items: [] } };
  const one = { method: "reserveAll", request: { items: ITEMS } };
  const many = ITEMS.slice(0, count).map((item) => ({
    method: "reserve",
    request: { item },
  }));
  const [begin, ...rest] = isOneCall === true ? [one] : many;
  return scenario({
    name,
    title: { en: "A basket of ten things", "zh-CN": "购物篮里的十样东西" },
    summary: {
      en: "A shop reserves ten things in a warehouse, for one customer.",
      "zh-CN": "商店为一位顾客在仓库里预留十样东西。",
    },
    hosts: hosts.map((one) => ({ name: one })),
    defaults: {
      link: { latency: { kind: "constant", delayMs } },
      deadlineMs,
    },
    services: [{ service: "warehouse", host, serviceTimeMs: 0 }],
    clients: [
      {
        name: "shop",
        host: "shop",
        service: "warehouse",
        target: `${host}:50051`,
      },
    ],
    workloads: [
      {
        kind: "script",
        name: "basket",
        client: "shop",
        calls: [
          { ...first, atMs: WARM_UP_MS },
          { ...(begin ?? one), atMs: beginMs },
          ...rest,
        ],
      },
    ],
    faults,
    untilMs: 5000,
  });
}

/** Ten calls, one after the other, over any distance. */
export function tenCalls(delayMs: number): Scenario {
  return basket({ name: "ten-calls", delayMs });
}

/** A long way: from one side of a continent to the other, and back. */
export const chatty = tenCalls(25);

/** The first two of the ten. */
export const firstTwo = basket({ name: "two-calls", delayMs: 25, count: 2 });

/** The same ten things in one call. */
export const chunky = basket({
  name: "one-call",
  delayMs: 25,
  isOneCall: true,
});

/** The same ten calls, to a program on the same machine. */
export const nextDoor = basket({
  name: "ten-calls-next-door",
  delayMs: 25,
  isNextDoor: true,
});

/** Another program in the same building. */
export const sameBuilding = basket({ name: "ten-calls-near", delayMs: 0.25 });

/** So that five calls later each wait ends at a full hundredth of a second. */
const CUT_BEGIN_MS = BEGIN_MS + 5;

/** The link is cut while the sixth of the ten calls is under way. */
export const cutHalfWay = basket({
  name: "ten-calls-cut",
  delayMs: 25,
  beginMs: CUT_BEGIN_MS,
  deadlineMs: 200,
  faults: [
    {
      atMs: CUT_BEGIN_MS + CUT_AFTER_MS,
      action: {
        kind: "partition",
        id: "cut",
        from: ["shop"],
        to: ["warehouse"],
      },
    },
  ],
});
