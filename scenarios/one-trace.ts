/** How does one see what became of one question on three machines? */
import { scenario } from "farcall/scenario";

export default scenario({
  name: "one-trace",
  title: { en: "One question, one trace", "zh-CN": "一次提问，一条追踪" },
  summary: {
    en:
      "A reader asks a desk, which fails at first and then asks the " +
      "archive. Each call, each attempt and each execution is a span that " +
      "names the one above it, on whichever machine. Together they are one " +
      "trace.",
    "zh-CN":
      "读者问前台，前台起先出错，第二次才去问档案库。每次调用、每次尝试、每次执行都是一个跨度，不管在哪台机器上，都记着自己的上一级；合起来就是一条追踪。",
  },
  hosts: ["reader", "desk", "archive"].map((name) => ({ name })),
  isTraced: true,
  defaults: {
    link: { latency: { kind: "constant", delayMs: 10 } },
    deadlineMs: 1_000,
  },
  services: [
    {
      service: "librarian",
      host: "desk",
      upstream: { target: "archive:50051" },
      failing: { untilMs: 150 },
    },
    { service: "archive", host: "archive" },
  ],
  clients: [
    {
      name: "reader",
      host: "reader",
      service: "librarian",
      target: "desk:50051",
      serviceConfig: {
        methodConfig: [
          {
            name: [{}],
            retryPolicy: {
              maxAttempts: 2,
              initialBackoff: "0.1s",
              maxBackoff: "0.1s",
              backoffMultiplier: 1,
              retryableStatusCodes: ["UNAVAILABLE"],
            },
          },
        ],
      },
    },
  ],
  workloads: [
    {
      kind: "script",
      name: "reader-asks",
      client: "reader",
      calls: [
        { method: "search", request: { word: "sea", pages: 3 }, atMs: 50 },
      ],
    },
  ],
  checks: [
    {
      kind: "count",
      claim: "the question is answered, at the second attempt",
      of: { event: "call.answered", where: { client: "reader", n: 1 } },
      exactly: 1,
    },
    {
      kind: "count",
      claim: "2 calls, 3 attempts and 3 executions are 8 spans",
      of: { event: "span.ended" },
      exactly: 8,
    },
    {
      kind: "count",
      claim: "only the reader's call has no span above it",
      of: { event: "span.ended", where: { parent: "" } },
      exactly: 1,
    },
  ],
});
