/** What do clients do when there are more servers than before? */
import { scenario } from "farcall/scenario";

const OLD = ["ada", "bob"];
const NEW = ["cleo", "dora"];

/** The new ones start; half a second later the name stands for them, too. */
const GROWTH_MS = 1_000;

const PATIENT = "shop";
const RENEWING = "kiosk";
const BOTH = [PATIENT, RENEWING];

export default scenario({
  name: "add-servers",
  title: { en: "Two servers more", "zh-CN": "再加两台服务器" },
  summary: {
    en:
      "Two servers become four. The shop keeps its connections and never " +
      "learns of it; the kiosk asks again who is there, and uses all four.",
    "zh-CN":
      "两台服务器变成四台。商店一直用着原来的连接，对此一无所知；售货亭会重新打听有谁在，四台都用上了。",
  },
  hosts: [
    ...OLD.map((name) => ({ name })),
    ...NEW.map((name) => ({ name, startsAtMs: GROWTH_MS })),
    { name: "names" },
    ...BOTH.map((name) => ({ name })),
  ],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 10 } },
    deadlineMs: 500,
  },
  nameServer: {
    host: "names",
    records: [
      {
        name: "greeter.example",
        ttlMs: 500,
        hosts: OLD,
        changes: [{ atMs: GROWTH_MS + 500, hosts: [...OLD, ...NEW] }],
      },
    ],
  },
  services: [...OLD, ...NEW].map((host) => ({
    service: "greeter" as const,
    host,
    serviceTimeMs: 5,
  })),
  clients: BOTH.map((name) => ({
    name,
    host: name,
    service: "greeter" as const,
    target: "dns:///greeter.example:50051",
    serviceConfig: { loadBalancingConfig: [{ round_robin: {} }] },
    ...(name === RENEWING && {
      resolution: { intervalMs: 500, refreshMs: 500 },
    }),
  })),
  workloads: BOTH.map((client) => ({
    kind: "open-loop" as const,
    name: client,
    client,
    call: { method: "hello" },
    perSecond: 5,
    arrivals: "constant" as const,
    count: 16,
    startMs: 100,
  })),
  checks: [
    {
      kind: "calls",
      claim: "every call is answered",
      method: "hello",
      status: "OK",
      exactly: 32,
    },
    {
      kind: "count",
      claim: "the kiosk learns of the new servers",
      of: {
        event: "list.learned",
        where: {
          addresses: "ada:50051, bob:50051, cleo:50051, dora:50051",
          from: RENEWING,
        },
      },
      exactly: 1,
    },
    {
      kind: "count",
      claim: "the shop never connects to a new server",
      of: {
        event: "channel.ready",
        where: { from: PATIENT, to: ["cleo:50051", "dora:50051"] },
      },
      exactly: 0,
    },
  ],
});
