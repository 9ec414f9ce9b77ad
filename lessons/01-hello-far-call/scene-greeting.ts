/** What does one call look like, from start to end? */
import { scenario } from "farcall/scenario";

export const greeting = scenario({
  name: "one-greeting",
  title: { en: "One greeting", "zh-CN": "一次问候" },
  summary: {
    en: "A client asks a greeter on another machine for a greeting, twice.",
    "zh-CN": "客户端向另一台机器上的问候服务请求问候，共两次。",
  },
  hosts: [{ name: "client" }, { name: "server" }],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 20 } },
    deadlineMs: 1000,
  },
  services: [{ service: "greeter", host: "server", serviceTimeMs: 5 }],
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
      name: "greetings",
      client: "client",
      calls: [
        { method: "hello", request: { name: "Ada" }, atMs: 50 },
        { method: "hello", request: { name: "Alan" }, atMs: 300 },
      ],
    },
  ],
});
