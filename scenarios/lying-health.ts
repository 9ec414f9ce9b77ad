/** Who finds out about a server that fails, and says that it is well? */
import { scenario } from "farcall/scenario";

const SERVERS = ["ada", "bob"];

/** One believes what servers say; one counts what they do. */
const ASKS = "asker";
const COUNTS = "counter";

const CALLS = 36;

export default scenario({
  name: "lying-health",
  title: { en: "Well, it says", "zh-CN": "它说自己很好" },
  summary: {
    en:
      "For a second bob fails every call, and says all the while that it is " +
      "SERVING. The asker watches its health and goes on losing every second " +
      "call. The counter sees three failures in a row and passes it over.",
    "zh-CN":
      "有一秒钟，bob 每次调用都失败，却一直说自己 SERVING。问健康状况的客户端照信不误，每两次调用就丢一次；数失败次数的客户端连见三次失败，就不再找它。",
  },
  hosts: [...SERVERS, ASKS, COUNTS].map((name) => ({ name })),
  defaults: {
    link: { latency: { kind: "constant", delayMs: 5 } },
    deadlineMs: 200,
  },
  services: SERVERS.map((host) => ({
    service: "greeter" as const,
    host,
    hasHealth: true,
    ...(host === "bob" && { failing: { fromMs: 500, untilMs: 1_500 } }),
  })),
  clients: [ASKS, COUNTS].map((name) => ({
    name,
    host: name,
    service: "greeter" as const,
    target: SERVERS.map((server) => `${server}:50051`).join(),
    serviceConfig: {
      loadBalancingConfig: [{ round_robin: {} }],
      healthCheckConfig: { serviceName: "" },
    },
    ...(name === COUNTS && {
      outlierDetection: { consecutiveErrors: 3, maxEjectionPercent: 50 },
    }),
  })),
  workloads: [ASKS, COUNTS].map((client) => ({
    kind: "open-loop" as const,
    name: client,
    client,
    call: { method: "hello" },
    perSecond: 20,
    arrivals: "constant" as const,
    count: CALLS,
    startMs: 225,
  })),
  untilMs: 2_000,
  checks: [
    {
      kind: "always",
      claim: "bob never says anything but that it is well",
      each: { event: "health.heard", where: { to: "bob:50051" } },
      has: { status: "SERVING" },
    },
    {
      kind: "count",
      claim: "who asks for its health loses every second call of that second",
      of: { event: "call.failed", host: ASKS },
      exactly: 10,
    },
    {
      kind: "count",
      claim: "who counts loses three calls, and then passes it over",
      of: { event: "call.failed", host: COUNTS },
      exactly: 3,
    },
    {
      kind: "count",
      claim: "only who counts passes it over",
      of: { event: "server.ejected", where: { to: "bob:50051" } },
      exactly: 1,
    },
  ],
});
