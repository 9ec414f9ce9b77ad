/** What happens when calls come faster than they can be served? */
import { scenario } from "farcall/scenario";

export default scenario({
  name: "slow-server",
  title: { en: "Too slow by a little", "zh-CN": "慢一点就不行" },
  summary: {
    en:
      "A server that needs 50 ms for a call gets one every 40 ms. The " +
      "queue grows until it works for callers who have long gone.",
    "zh-CN":
      "每次调用需要 50 毫秒的服务器，每 40 毫秒收到一次调用。队列越来越长，最后它只是在为早已离开的调用方干活。",
  },
  hosts: [{ name: "client" }, { name: "server", cores: 1 }],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 5 } },
    deadlineMs: 120,
  },
  services: [{ service: "greeter", host: "server", serviceTimeMs: 50 }],
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
      kind: "open-loop",
      name: "visitors",
      client: "client",
      call: { method: "hello" },
      perSecond: 25,
      arrivals: "constant",
      count: 9,
      startMs: 10,
    },
  ],
  checks: [
    {
      kind: "calls",
      claim: "the first callers are answered",
      status: "OK",
      atLeast: 3,
    },
    {
      kind: "calls",
      claim: "the later ones wait in vain",
      status: "DEADLINE_EXCEEDED",
      atLeast: 3,
    },
    {
      kind: "count",
      claim: "the server executes calls that nobody waits for",
      of: { event: "handler.finished", where: { is_awaited: 0 } },
      atLeast: 3,
    },
  ],
});
