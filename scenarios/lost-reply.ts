/** The money is gone: was it paid once, or twice? */
import { scenario } from "farcall/scenario";

export default scenario({
  name: "lost-reply",
  title: { en: "The lost reply", "zh-CN": "丢失的回复" },
  summary: {
    en:
      "A phone pays 5. The bank pays, but its reply is lost; the phone " +
      "asks again.",
    "zh-CN": "手机支付 5 元。银行已付款，但回复丢失；手机再次请求。",
  },
  hosts: [{ name: "bank" }, { name: "phone" }],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 20 } },
    deadlineMs: 400,
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
        { method: "balance" },
        {
          method: "pay",
          request: { amount: 5 },
          atMs: 200,
          again: { timesMax: 1, afterMs: 300, isOnNewConnection: true },
        },
        { method: "balance" },
      ],
    },
  ],
  faults: [
    {
      atMs: 215,
      action: {
        kind: "partition",
        id: "cut",
        from: ["bank"],
        to: ["phone"],
        isOneWay: true,
      },
    },
    { atMs: 700, action: { kind: "heal", id: "cut" } },
  ],
  checks: [
    {
      kind: "calls",
      claim: "one payment ends without an answer",
      status: "DEADLINE_EXCEEDED",
      method: "pay",
      exactly: 1,
    },
    {
      kind: "always",
      claim: "after silence, nobody can be certain",
      each: { event: "call.failed" },
      has: { certainty: "may-have-happened" },
    },
    {
      kind: "executions",
      claim: "the bank pays twice",
      method: "pay",
      exactly: 2,
    },
    {
      kind: "duplicates",
      claim: "one payment is a duplicate",
      method: "pay",
      exactly: 1,
    },
    {
      kind: "eventually",
      claim: "90 are left of 100",
      some: { event: "workload.granted", where: { reply: "balance 90" } },
    },
  ],
});
