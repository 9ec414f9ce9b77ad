/** How many unary gRPC calls a second does the engine that runs this make? */
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { scenario } from "../../src/scenario/scenario.ts";

const ADDRESS = "server:50051";

/** Real bytes through the whole stack, digest on, 64 in flight. */
function workload(calls: number) {
  return scenario({
    name: "unary",
    title: { en: "Unary calls" },
    summary: { en: "One client calls as fast as it can." },
    hosts: [{ name: "client" }, { name: "server" }],
    services: [{ service: "greeter", host: "server", serviceTimeMs: 0 }],
    clients: [
      { name: "client", host: "client", service: "greeter", target: ADDRESS },
    ],
    workloads: [
      {
        kind: "closed-loop",
        name: "callers",
        client: "client",
        callers: 64,
        count: calls,
        thinkTimeMs: 0,
        call: { method: "hello", request: { name: "Ada" } },
      },
    ],
  });
}

/** Calls a second of real time. */
export async function unaryRate(calls: number): Promise<number> {
  const startedMs = performance.now();
  const run = await runScenario(workload(calls), {
    seed: 1,
    recorder: "digest-only",
  });
  if (run.failure !== undefined) throw run.failure;
  return (calls * 1000) / (performance.now() - startedMs);
}
