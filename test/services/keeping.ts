/** What do clients hear of a service whose host crashes? */
import { rowsThatFit } from "../../src/check/row-query.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { ScriptedCall } from "../../src/scenario/workload.ts";

interface Case {
  readonly service: Scenario["services"][number]["service"];
  /** The service's host has one. */
  readonly disk?: { readonly syncMs?: number };
  readonly faults?: Scenario["faults"];
  readonly calls: readonly ScriptedCall[];
}

/** How each call of a run ended, in order: "read: value 2", or why not. */
export async function heard(one: Case): Promise<readonly string[]> {
  const { service, disk, faults = [], calls } = one;
  const run = await runScenario(
    {
      name: "keeping",
      title: { en: "Keeping" },
      summary: { en: "One client and one server." },
      hosts: [{ name: "ann" }, { name: "server", ...(disk && { disk }) }],
      services: [{ service, host: "server", serviceTimeMs: 0 }],
      clients: [{ name: "ann", host: "ann", service, target: "server:50051" }],
      workloads: [{ kind: "script", name: "asks", client: "ann", calls }],
      faults,
      startJitterMsMax: 0,
    },
    { seed: 1 },
  );
  if (run.failure !== undefined) throw run.failure;
  const ends = ["workload.granted", "call.failed"];
  return ends
    .flatMap((event) => [...rowsThatFit(run.trace, { event })])
    .sort((a, b) => a.number - b.number)
    .map((row) => {
      const [, , , method, reply] = row.cells;
      const isReply = row.kind.name === "workload.granted";
      return isReply ? `${method}: ${reply}` : `${method}: ${row.cells.at(-1)}`;
    });
}
