/** How soon do calls succeed again after somebody behind them was slow? */
import { scenario } from "farcall/scenario";

export default scenario({
  name: "slow-upstream",
  title: { en: "The archive stops for a second", "zh-CN": "档案库停了一秒" },
  summary: {
    en:
      "Ten readers a second ask the desk, the desk asks the archive, which " +
      "is busy four fifths of its time. It stops for a second. As the " +
      "deadlines travel, it need not read for those who have given up, and " +
      "answers in time again soon.",
    "zh-CN":
      "每秒有十位读者来问服务台，服务台去问档案库，档案库五分之四的时间都在忙。它停了一秒。因为截止时间一路传下去，它不必再为已经放弃的人查找，很快又能按时回答。",
  },
  hosts: ["readers", "desk", "archive"].map((name) => ({ name })),
  defaults: {
    link: { latency: { kind: "constant", delayMs: 5 } },
    deadlineMs: 250,
  },
  services: [
    {
      service: "librarian",
      host: "desk",
      upstream: { target: "archive:50051" },
    },
    { service: "archive", host: "archive", serviceTimeMs: 0 },
  ],
  clients: [
    {
      name: "readers",
      host: "readers",
      service: "librarian",
      target: "desk:50051",
    },
  ],
  workloads: [
    {
      kind: "open-loop",
      name: "readers-ask",
      client: "readers",
      call: { method: "search", request: { word: "sea", pages: 8 } },
      perSecond: 10,
      arrivals: "constant",
      count: 30,
      startMs: 100,
    },
  ],
  faults: [
    { atMs: 1_000, action: { kind: "pause", host: "archive" } },
    { atMs: 2_000, action: { kind: "resume", host: "archive" } },
  ],
  checks: [
    {
      kind: "availability",
      claim: "no call fails that starts after the archive is back",
      method: "search",
      client: "readers",
      fromMs: 2_050,
      atLeast: 1,
    },
    {
      kind: "calls",
      claim: "some fail while it stops",
      method: "search",
      status: "DEADLINE_EXCEEDED",
      atLeast: 5,
    },
  ],
});
