/** What does each service of a chain get of the caller's deadline? */
import { scenario } from "farcall/scenario";

const CHAIN = ["reader", "desk", "hall", "archive"];

export default scenario({
  name: "chain-with-propagation",
  title: { en: "The rest of the budget travels", "zh-CN": "剩下的时间传下去" },
  summary: {
    en:
      "A reader asks the desk, the desk asks the hall, the hall asks the " +
      "archive. Each gets what is left of the reader's time, so the archive " +
      "stops soon after the reader has given up.",
    "zh-CN":
      "读者问服务台，服务台问阅览室，阅览室问档案库。每一跳都只拿到读者剩下的时间，所以读者一放弃，档案库很快也停下来。",
  },
  hosts: CHAIN.map((name) => ({ name })),
  defaults: { link: { latency: { kind: "constant", delayMs: 10 } } },
  services: [
    { service: "librarian", host: "desk", upstream: { target: "hall:50051" } },
    {
      service: "librarian",
      host: "hall",
      upstream: { target: "archive:50051" },
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
      claim: "the long search takes longer than the reader waits",
      status: "DEADLINE_EXCEEDED",
      // The reader's; the desk and the hall are told that nobody waits.
      exactly: 1,
    },
    {
      kind: "count",
      claim: "every search of the archive ends soon after the reader gave up",
      of: {
        event: "handler.finished",
        host: "archive",
        where: { method: "search" },
        toMs: 840,
      },
      exactly: 2,
    },
    {
      kind: "eventually",
      claim: "the archive hears that nobody waits",
      some: { event: "handler.cancelled", host: "archive" },
    },
  ],
});
