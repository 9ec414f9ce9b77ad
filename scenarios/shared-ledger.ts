/** What do eight servers do when they share one ledger? */
import { scenario } from "farcall/scenario";

const CLERKS = Array.from({ length: 8 }, (_, index) => `clerk-${index + 1}`);

export default scenario({
  name: "shared-ledger",
  title: { en: "One ledger for eight", "zh-CN": "八台服务器共用一本账" },
  summary: {
    en:
      "Eight clerks reckon side by side, and enter what they find in one " +
      "ledger, one at a time. Together they do less than eight times the " +
      "work of one.",
    "zh-CN":
      "八个职员同时算账，但记账时一次只能一个人写同一本账。合起来干的活不到一个人的八倍。",
  },
  hosts: [
    { name: "customers" },
    ...CLERKS.map((name) => ({ name })),
    { name: "ledger" },
  ],
  defaults: {
    link: { latency: { kind: "uniform", delayMsMin: 0.2, delayMsMax: 0.3 } },
    deadlineMs: 10_000,
  },
  services: [
    ...CLERKS.map((host) => ({
      service: "clerk" as const,
      host,
      serviceTimeMs: 0,
      upstream: { target: "ledger:50051" },
    })),
    { service: "ledger", host: "ledger", serviceTimeMs: 0 },
  ],
  clients: CLERKS.map((clerk) => ({
    name: `customer-of-${clerk}`,
    host: "customers",
    service: "clerk" as const,
    target: `${clerk}:50051`,
  })),
  workloads: CLERKS.map((clerk) => ({
    kind: "closed-loop" as const,
    name: clerk,
    client: `customer-of-${clerk}`,
    call: { method: "book", request: { workMs: 20 } },
    callers: 1,
    thinkTimeMs: 0,
    count: 2,
    startMs: 10,
  })),
  checks: [
    {
      kind: "calls",
      claim: "every booking is entered",
      method: "book",
      status: "OK",
      exactly: 16,
    },
    {
      kind: "executions",
      claim: "each is entered once",
      method: "commit",
      exactly: 16,
    },
  ],
});
