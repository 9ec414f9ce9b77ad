/** What does the first example of every RPC text do? */
import { scenario } from "farcall/scenario";

export default scenario({
  name: "hello",
  title: { en: "Hello, far call", "zh-CN": "你好，远程调用" },
  summary: {
    en: "A client connects to a greeter and asks for a greeting, twice.",
    "zh-CN": "客户端连上问候服务，先后问候两次。",
  },
  hosts: [{ name: "client" }, { name: "server" }],
  defaults: {
    link: { latency: { kind: "uniform", delayMsMin: 5, delayMsMax: 15 } },
    deadlineMs: 1000,
  },
  services: [{ service: "greeter", host: "server" }],
  clients: [
    {
      name: "client",
      host: "client",
      service: "greeter",
      target: "server:50051",
    },
  ],
  workloads: [
    {
      kind: "script",
      name: "greeting",
      client: "client",
      calls: [
        { method: "hello" },
        { method: "hello", request: { name: "Ada" }, atMs: 100 },
      ],
    },
  ],
  checks: [
    {
      kind: "calls",
      claim: "both calls are answered",
      status: "OK",
      exactly: 2,
    },
    {
      kind: "eventually",
      claim: "the world is greeted",
      some: {
        event: "workload.granted",
        where: { reply: 'text "Hello World"' },
      },
    },
  ],
});
