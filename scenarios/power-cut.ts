/** What does a service know after the power was cut? */
import { scenario } from "farcall/scenario";

const COUNTERS = ["disk", "memory"];

const add = (atMs: number) => ({
  method: "add",
  request: { amount: 1 },
  atMs,
});

export default scenario({
  name: "power-cut",
  title: { en: "Power cut", "zh-CN": "断电" },
  summary: {
    en:
      "Two counters count visitors, one in memory, one on a disk. The power " +
      "of both is cut while the third visitor is on the way to the disk. " +
      "Afterwards one has forgotten everybody, and the other only those whom " +
      "it had not confirmed.",
    "zh-CN":
      "两个计数器给来客计数，一个记在内存里，一个写在磁盘上。第三位来客还没写进磁盘时，两边一起断电。之后，一个把所有人都忘了，另一个只忘了它还没答复的那一位。",
  },
  hosts: [
    { name: "disk", disk: { syncMs: 20 } },
    { name: "gate" },
    { name: "memory" },
  ],
  defaults: {
    link: { latency: { kind: "uniform", delayMsMin: 4, delayMsMax: 8 } },
    deadlineMs: 400,
  },
  services: COUNTERS.map((host) => ({ service: "counter", host })),
  clients: COUNTERS.map((host) => ({
    name: `gate-${host}`,
    host: "gate",
    service: "counter",
    target: `${host}:50051`,
  })),
  workloads: COUNTERS.map((host) => ({
    kind: "script",
    name: `visitors-${host}`,
    client: `gate-${host}`,
    calls: [
      ...[100, 200, 300].map(add),
      {
        method: "read",
        atMs: 1_000,
        // The first call finds that the old connection is gone.
        again: { timesMax: 1, afterMs: 50 },
      },
    ],
  })),
  faults: COUNTERS.flatMap((host) => [
    { atMs: 320, action: { kind: "crash", host } },
    { atMs: 600, action: { kind: "restart", host } },
  ]),
  checks: [
    {
      kind: "eventually",
      claim: "what was only in memory is forgotten",
      some: {
        event: "workload.granted",
        where: {
          workload: "visitors-memory",
          method: "read",
          reply: "value 0",
        },
      },
    },
    {
      kind: "eventually",
      claim: "what was confirmed from the disk is known",
      some: {
        event: "workload.granted",
        where: {
          workload: "visitors-disk",
          method: "read",
          reply: "value 2",
        },
      },
    },
    {
      kind: "count",
      claim: "one visitor was not on the disk yet",
      of: { event: "disk.lost", where: { writes: 1 } },
      exactly: 1,
    },
  ],
});
