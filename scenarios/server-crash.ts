/** What do callers see of a server that dies and comes back? */
import { scenario } from "farcall/scenario";

export default scenario({
  name: "server-crash",
  title: { en: "A server dies and returns", "zh-CN": "服务器宕机后又回来" },
  summary: {
    en:
      "The bank's machine crashes and restarts. Callers hear silence, " +
      "then a reset, then a bank that has forgotten every payment.",
    "zh-CN":
      "银行的机器崩溃后重启。调用方先是听不到任何回应，接着连接被重置，最后面对一个忘记了所有付款的银行。",
  },
  hosts: [{ name: "bank" }, { name: "phone" }],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 20 } },
    deadlineMs: 300,
  },
  services: [{ service: "bank", host: "bank", serviceTimeMs: 5 }],
  clients: [
    { name: "phone", host: "phone", service: "bank", target: "bank:50051" },
  ],
  workloads: [
    {
      kind: "script",
      name: "rent",
      client: "phone",
      calls: [
        { method: "pay", request: { amount: 5 } },
        {
          method: "balance",
          atMs: 700,
          again: { timesMax: 10, afterMs: 200 },
        },
      ],
    },
  ],
  faults: [
    { atMs: 500, action: { kind: "crash", host: "bank" } },
    { atMs: 1400, action: { kind: "restart", host: "bank" } },
  ],
  checks: [
    {
      kind: "calls",
      claim: "while the bank is down, calls end in silence",
      status: "DEADLINE_EXCEEDED",
      atLeast: 1,
    },
    {
      kind: "eventually",
      claim: "the bank that is back resets the old connection",
      some: {
        event: "connection.failed",
        host: "phone",
        where: { reason: "reset" },
        fromMs: 1400,
      },
    },
    {
      kind: "eventually",
      claim: "the bank that is back has forgotten the payment",
      given: { event: "handler.finished", where: { method: "pay" } },
      some: { event: "workload.granted", where: { reply: "balance 100" } },
    },
  ],
});
