/** What becomes of a search when nobody tells it that nobody waits? */
import { scenario } from "farcall/scenario";

const CHAIN = ["reader", "desk", "hall", "archive"];

export default scenario({
  name: "chain-without-propagation",
  title: {
    en: "The deadline stays at the door",
    "zh-CN": "截止时间没有传下去",
  },
  summary: {
    en:
      "The same chain, but the desk and the hall make their calls as if " +
      "nobody had called them. The reader gives up, and the archive goes on " +
      "reading for nobody.",
    "zh-CN":
      "还是这条链，但服务台和阅览室发起调用时，就像没有谁在等它们一样。读者早已放弃，档案库还在继续查，却没有人要这个结果。",
  },
  hosts: CHAIN.map((name) => ({ name })),
  defaults: { link: { latency: { kind: "constant", delayMs: 10 } } },
  services: [
    {
      service: "librarian",
      host: "desk",
      upstream: { target: "hall:50051", isDetached: true },
    },
    {
      service: "librarian",
      host: "hall",
      upstream: { target: "archive:50051", isDetached: true },
    },
    { service: "archive", host: "archive" },
  ],
  clients: [
    {
      name: "reader",
      host: "reader",
      service: "librarian",
      target: "desk:50051",
    },
  ],
  workloads: [
    {
      kind: "script",
      name: "reader-asks",
      client: "reader",
      calls: [
        // A short one; it makes the connections.
        { method: "search", request: { word: "sea", pages: 3 }, atMs: 10 },
        {
          method: "search",
          request: { word: "storm", pages: 60 },
          deadlineMs: 300,
          atMs: 500,
        },
      ],
    },
  ],
  checks: [
    {
      kind: "calls",
      claim: "the reader gives up",
      status: "DEADLINE_EXCEEDED",
      exactly: 1,
    },
    {
      kind: "count",
      claim: "the archive goes on for more than a quarter of a second",
      of: {
        event: "handler.finished",
        host: "archive",
        where: { method: "search" },
        fromMs: 1_050,
      },
      exactly: 1,
    },
    {
      kind: "count",
      claim: "nobody tells the archive",
      of: { event: "handler.cancelled", host: "archive" },
      exactly: 0,
    },
  ],
});
