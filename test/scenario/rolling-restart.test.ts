/** How many calls does it cost to replace every server? */
import { expect, test } from "vitest";
import rolling from "../../scenarios/rolling-restart.ts";
import type { FaultAction } from "../../src/net/fault-action.ts";
import { metricsOf } from "../../src/scenario/run-metrics.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

const PER_SECOND = 200;
const SERVICE_MS = 5;

/** The same roll at 200 calls a second. */
function busy({ hasDrain, retries }: Record<"hasDrain" | "retries", boolean>) {
  const steps = rolling.faults?.[0]?.steps?.map((step) => {
    const { host } = step.action as FaultAction & { readonly host: string };
    const action = { kind: "restart", host } as const;
    return { ...step, ...(hasDrain ? {} : { action }) };
  });
  const services = rolling.services.map((service) => ({
    ...service,
    serviceTimeMs: SERVICE_MS,
  }));
  const clients = rolling.clients.map(({ serviceConfig, ...client }) => ({
    ...client,
    serviceConfig: retries
      ? (serviceConfig ?? {})
      : { loadBalancingConfig: [{ round_robin: {} }] },
  }));
  const workloads = rolling.workloads.map((workload) => ({
    ...workload,
    perSecond: PER_SECOND,
    count: 3 * PER_SECOND,
  }));
  return {
    ...rolling,
    ...{ services, clients, workloads, checks: [] },
    faults: [{ atMs: 1_000, steps }],
  } as Scenario;
}

async function failedCalls(scenario: Scenario): Promise<number[]> {
  const failed: number[] = [];
  for (const seed of [1, 2, 3]) {
    const run = await runScenario(scenario, { seed });
    expect(run.failure).toBeUndefined();
    const metrics = metricsOf(run.trace, run.endedAt);
    expect(metrics["calls"]).toBe(3 * PER_SECOND);
    failed.push(metrics["failed"] ?? 0);
  }
  return failed;
}

test("with drain and retry none", async () => {
  const failed = await failedCalls(busy({ hasDrain: true, retries: true }));
  expect(failed).toEqual([0, 0, 0]);
});

test("without both, what is in flight at each restart", async () => {
  const failed = await failedCalls(busy({ hasDrain: false, retries: false }));
  // The rate, times 6 ms there, 5 of work and 6 back; each server has a third
  // of it, and there are three restarts.
  const inFlight = PER_SECOND * 0.017;
  const mean = failed.reduce((sum, one) => sum + one, 0) / failed.length;
  expect(mean).toBeGreaterThan(inFlight / 2);
  expect(mean).toBeLessThan(inFlight * 2);
});
