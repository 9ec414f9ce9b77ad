/** Two shops read a number and write it back: what comes in between? */
import { scenario } from "farcall/scenario";

const KEY = "cups";

/** Both are connected by then. */
export const SALES_MS = 300;

/** So much later the second shop reads: no answer is back by then. */
export const LATE_MS = 10;

/** What a shop does that sells one cup: it reads 5, so it writes 4. */
function sale(name: string, atMs: number) {
  return {
    kind: "script" as const,
    name: `${name}-sells`,
    client: name,
    calls: [
      { method: "read", request: { key: KEY }, atMs },
      { method: "write", request: { key: KEY, value: "4" } },
    ],
  };
}

export const twoShops = scenario({
  name: "two-shops",
  title: { en: "Two shops sell a cup", "zh-CN": "两家商店各卖一个杯子" },
  summary: {
    en: "Each shop reads how many cups are left, and writes one less.",
    "zh-CN": "每家商店读出还剩几个杯子，再写回少一个的数。",
  },
  hosts: [{ name: "stock" }, { name: "north" }, { name: "south" }],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 25 } },
    deadlineMs: 1000,
  },
  services: [{ service: "kv", host: "stock", serviceTimeMs: 1 }],
  clients: [
    { name: "north", host: "north", service: "kv", target: "stock:50051" },
    { name: "south", host: "south", service: "kv", target: "stock:50051" },
  ],
  workloads: [
    {
      kind: "script",
      name: "first-stock",
      client: "north",
      calls: [{ method: "write", request: { key: KEY, value: "5" }, atMs: 10 }],
    },
    {
      kind: "script",
      name: "a-look",
      client: "south",
      calls: [{ method: "read", request: { key: KEY }, atMs: 20 }],
    },
    sale("north", SALES_MS),
    sale("south", SALES_MS + LATE_MS),
  ],
});
