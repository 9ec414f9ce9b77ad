/** When does a change take effect of which nobody heard? */
import { scenario } from "farcall/scenario";

const store = { service: "kv", target: "store:50051" } as const;

export default scenario({
  name: "kv-register",
  title: { en: "One colour at a time", "zh-CN": "一次只有一种颜色" },
  summary: {
    en:
      "A painter changes the colour of a wall while the network is cut, and " +
      "gives up. The change takes effect a good while later. All that the " +
      "painter and two visitors heard still fits one order.",
    "zh-CN":
      "网络中断时，画家给墙改色，等不到回复便放弃了；改动过了好一阵才生效。画家和两位访客听到的一切，仍能排成同一个顺序。",
  },
  hosts: [
    { name: "painter" },
    { name: "store" },
    { name: "visitor-1" },
    { name: "visitor-2" },
  ],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 10 } },
    deadlineMs: 250,
  },
  services: [{ service: "kv", host: "store" }],
  clients: [
    { name: "painter", host: "painter", ...store },
    { name: "visitor-1", host: "visitor-1", ...store },
    { name: "visitor-2", host: "visitor-2", ...store },
  ],
  workloads: [
    {
      kind: "script",
      name: "paints",
      client: "painter",
      calls: [
        { method: "write", request: { key: "wall", value: "red" } },
        {
          method: "cas",
          request: { key: "wall", expected: "red", value: "blue" },
          atMs: 300,
        },
      ],
    },
    {
      kind: "script",
      name: "looks",
      client: "visitor-1",
      calls: [
        { method: "read", request: { key: "wall" }, atMs: 100 },
        { method: "read", request: { key: "wall" }, atMs: 600 },
      ],
    },
    {
      kind: "script",
      name: "looks-later",
      client: "visitor-2",
      calls: [
        { method: "read", request: { key: "wall" }, atMs: 1000 },
        {
          method: "cas",
          request: { key: "wall", expected: "red", value: "green" },
          atMs: 1200,
        },
      ],
    },
  ],
  faults: [
    {
      atMs: 290,
      action: { kind: "partition", id: "cut", from: ["painter"] },
    },
    { atMs: 750, action: { kind: "heal", id: "cut" } },
  ],
  checks: [
    {
      kind: "linearizable",
      claim: "all that was heard fits one order of what was done",
    },
    {
      kind: "count",
      claim: "of one operation nobody heard whether it happened",
      of: { event: "operation.ended", where: { type: "info" } },
      exactly: 1,
    },
  ],
});
