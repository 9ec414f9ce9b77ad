/** What comes back when one sends what a service must refuse? */
import { scenario } from "farcall/scenario";

export default scenario({
  name: "factorial",
  title: { en: "Factorial, far away", "zh-CN": "远程阶乘" },
  summary: {
    en: "1 to 5 give 1, 2, 6, 24 and 120; -1 and 2.5 are refused, and say why.",
    "zh-CN": "1 到 5 得到 1、2、6、24、120；-1 和 2.5 被拒绝，并说明原因。",
  },
  hosts: [{ name: "client" }, { name: "server" }],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 10 } },
    deadlineMs: 1000,
  },
  services: [{ service: "calculator", host: "server", serviceTimeMs: 2 }],
  clients: [
    {
      name: "client",
      host: "client",
      service: "calculator",
      target: "server:50051",
    },
  ],
  workloads: [
    {
      kind: "script",
      name: "numbers",
      client: "client",
      calls: [1, 2, 3, 4, 5, -1, 2.5].map((n) => ({
        method: "factorial",
        request: { n },
      })),
    },
  ],
  checks: [
    {
      kind: "calls",
      claim: "five numbers have a factorial",
      status: "OK",
      exactly: 5,
    },
    {
      kind: "calls",
      claim: "-1 and 2.5 have none, and the answer says so",
      status: "INVALID_ARGUMENT",
      exactly: 2,
    },
    {
      kind: "eventually",
      claim: "5 factorial is 120",
      some: { event: "workload.granted", where: { reply: 'digits "120"' } },
    },
  ],
});
