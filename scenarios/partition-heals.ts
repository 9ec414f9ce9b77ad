/** What becomes of calls that are under way when the network is cut? */
import { scenario } from "farcall/scenario";

export default scenario({
  name: "partition-heals",
  title: { en: "The network is cut, and heals", "zh-CN": "网络分区与恢复" },
  summary: {
    en:
      "Two callers lose their way to the server for a second. The " +
      "patient one is answered after the cut without asking again; the " +
      "hasty one has given up, and is served in vain.",
    "zh-CN":
      "两个调用方与服务器断开一秒。耐心的一方无需重试，恢复后便得到回复；心急的一方早已放弃，服务器白忙一场。",
  },
  hosts: [{ name: "hasty" }, { name: "patient" }, { name: "server" }],
  defaults: { link: { latency: { kind: "constant", delayMs: 10 } } },
  services: [{ service: "greeter", host: "server" }],
  clients: [
    {
      name: "hasty",
      host: "hasty",
      service: "greeter",
      target: "server:50051",
    },
    {
      name: "patient",
      host: "patient",
      service: "greeter",
      target: "server:50051",
    },
  ],
  workloads: [
    {
      kind: "script",
      name: "in-a-hurry",
      client: "hasty",
      calls: [
        { method: "hello", request: { name: "Hare" }, deadlineMs: 300 },
        {
          method: "hello",
          request: { name: "Hare" },
          atMs: 400,
          deadlineMs: 300,
        },
      ],
    },
    {
      kind: "script",
      name: "with-patience",
      client: "patient",
      calls: [
        { method: "hello", request: { name: "Tortoise" }, deadlineMs: 5000 },
        {
          method: "hello",
          request: { name: "Tortoise" },
          atMs: 400,
          deadlineMs: 5000,
        },
      ],
    },
  ],
  faults: [
    {
      atMs: 300,
      action: { kind: "partition", id: "cut", from: ["server"] },
    },
    { atMs: 1300, action: { kind: "heal", id: "cut" } },
  ],
  checks: [
    {
      kind: "calls",
      claim: "who waits is answered in the end",
      status: "OK",
      exactly: 3,
    },
    {
      kind: "calls",
      claim: "who does not wait cannot know",
      status: "DEADLINE_EXCEEDED",
      exactly: 1,
    },
    {
      kind: "always",
      claim: "only the hasty one goes without an answer",
      each: { event: "call.failed" },
      has: { client: "hasty" },
    },
    {
      kind: "executions",
      claim: "what was given up is executed all the same",
      method: "hello",
      exactly: 4,
    },
  ],
});
