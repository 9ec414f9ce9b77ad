/** What is lost without the one thing that a scenario is about? */
import { describe, expect, test } from "vitest";
import coldStart from "../../scenarios/cold-start.ts";
import lockAndFence from "../../scenarios/lock-and-fence.ts";
import lyingHealth from "../../scenarios/lying-health.ts";
import oneTrace from "../../scenarios/one-trace.ts";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Workload } from "../../src/scenario/workload.ts";

async function lost(changed: Scenario): Promise<readonly string[]> {
  const parsed = parseScenario(changed);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { checks } = await runScenario(parsed.value, { seed: 1 });
  const broken = checks.filter(({ verdict }) => verdict !== "holds");
  return broken.map(({ claim }) => claim);
}

function withoutTokens(workload: Workload): Workload {
  if (workload.kind !== "script") return workload;
  const calls = workload.calls.map(({ metadata: _, ...call }) => call);
  return { ...workload, calls };
}

describe("without it", () => {
  test("no fence: who slept writes over what the holder wrote", async () => {
    const workloads = lockAndFence.workloads.map(withoutTokens);
    expect(await lost({ ...lockAndFence, workloads })).toEqual([
      "what is written last is by who held the lock last",
    ]);
  });

  test("no detection: nobody passes over the server that lies", async () => {
    const clients = lyingHealth.clients.map(
      ({ outlierDetection: _, ...client }) => client,
    );
    expect(await lost({ ...lyingHealth, clients })).toEqual([
      "who counts loses three calls, and then passes it over",
      "only who counts passes it over",
    ]);
  });

  test("turns: a cold server has more calls than it can answer", async () => {
    const loadBalancingConfig = [{ round_robin: {} }];
    const clients = coldStart.clients.map((client) => ({
      ...client,
      serviceConfig: { loadBalancingConfig },
    }));
    expect(await lost({ ...coldStart, clients })).toContain(
      "every call is answered",
    );
  });
});

test("the spans of one question lead up to it, on every machine", async () => {
  const { trace } = await runScenario(oneTrace, { seed: 1 });
  const spans = [...rowsThatFit(trace, { event: "span.ended" })].map(
    ({ cells }) => cells,
  );
  expect(new Set(spans.map(([host]) => host)).size).toBe(3);
  expect(new Set(spans.map(([, , trace]) => trace)).size).toBe(1);
  const known = new Set(["", ...spans.map(([, , , span]) => span)]);
  expect(spans.filter(([, , , , parent]) => !known.has(parent ?? ""))).toEqual(
    [],
  );
});
