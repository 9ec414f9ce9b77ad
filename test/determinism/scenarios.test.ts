/** Is a run a pure function of scenario, seed and interventions? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Trace } from "../../src/kernel/trace.ts";
import { rowJson } from "../../src/kernel/trace-text.ts";
import type { Instant } from "../../src/ports/time.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { SEEDS as SEED_COUNT } from "../engines/seeds.ts";
import { allScenarios } from "../support/scenarios.ts";

const scenarios = await allScenarios();

const SEEDS = Array.from({ length: SEED_COUNT }, (_, index) => index + 1);

function reversed(scenario: Scenario): Scenario {
  return {
    ...scenario,
    hosts: [...scenario.hosts].reverse(),
    links: [...(scenario.links ?? [])].reverse(),
    services: [...scenario.services].reverse(),
    clients: [...scenario.clients].reverse(),
    workloads: [...scenario.workloads].reverse(),
  };
}

async function digestOf(scenario: Scenario, seed: number): Promise<string> {
  const { digest } = await runScenario(scenario, { seed });
  return digest;
}

describe.each(scenarios)("$name", (scenario) => {
  test("has one digest for one seed, and another for another", async () => {
    const first = await digestOf(scenario, 1);
    expect(await digestOf(scenario, 1)).toBe(first);
    expect(await digestOf(scenario, 1)).toBe(first);
    expect(await digestOf(scenario, 2)).not.toBe(first);
  });

  test("does not care in which order things are declared", async () => {
    for (const seed of SEEDS) {
      // The digest is of all rows, kept or not, as the next test says.
      const order = { seed, recorder: "digest-only" } as const;
      const there = await runScenario(scenario, order);
      const back = await runScenario(reversed(scenario), order);
      expect(back.digest, `seed ${seed}`).toBe(there.digest);
    }
  });

  test("has one digest, however much of it is kept", async () => {
    for (const seed of SEEDS) {
      const full = await digestOf(scenario, seed);
      for (const recorder of ["rpc", "digest-only"] as const) {
        const run = await runScenario(scenario, { seed, recorder });
        expect(run.digest, `seed ${seed}, ${recorder}`).toBe(full);
      }
    }
  });

  test("is the same up to any intervention", { timeout: 60_000 }, async () => {
    const { trace, endedAt } = await runScenario(scenario, { seed: 1 });
    const host = scenario.hosts[0]?.name ?? "";
    const moments = fc.record({
      at: fc.integer({ min: 0, max: endedAt }),
      nth: fc.integer({ min: 0, max: 4 }),
    });
    const property = fc.asyncProperty(moments, async ({ at, nth }) => {
      const action = { kind: "crash", host } as const;
      const branch = await runScenario(scenario, {
        seed: 1,
        interventions: [{ at: at as Instant, nth, action }],
      });
      const count = rowsBefore(trace, at);
      expect(linesOf(branch.trace, count)).toEqual(linesOf(trace, count));
    });
    await fc.assert(property, { numRuns: 25 });
  });
});

/** How many rows happened before the instant of the intervention. */
function rowsBefore(trace: Trace, at: number): number {
  let count = 0;
  while (count < trace.length && trace.timeAt(count) < at) count += 1;
  return count;
}

function linesOf(trace: Trace, count: number): readonly string[] {
  const length = Math.min(count, trace.length);
  return Array.from({ length }, (_, index) => rowJson(trace.row(index)));
}

test("one draw more on one link moves no row of another", async () => {
  const hosts = ["a", "b", "c", "d"].map((name) => ({ name }));
  const pair = (from: string, to: string) => ({
    service: { service: "greeter", host: to } as const,
    client: {
      name: from,
      host: from,
      service: "greeter",
      target: `${to}:50051`,
    } as const,
    workload: {
      kind: "open-loop",
      name: from,
      client: from,
      call: { method: "hello" },
      perSecond: 100,
      arrivals: "exponential",
      count: 20,
    } as const,
  });
  const [one, other] = [pair("a", "b"), pair("c", "d")];
  const latency = { kind: "exponential", delayMsMean: 10 } as const;
  const world: Scenario = {
    name: "pairs",
    title: { en: "Two pairs" },
    summary: { en: "Two pairs that know nothing of each other." },
    hosts,
    defaults: { link: { latency } },
    services: [one.service, other.service],
    clients: [one.client, other.client],
    workloads: [one.workload, other.workload],
  };
  const lossy = { from: "a", to: "b", lossProbability: 0.2 };
  const before = await runScenario(world, { seed: 9 });
  const after = await runScenario({ ...world, links: [lossy] }, { seed: 9 });
  expect(after.digest).not.toBe(before.digest);
  expect(rowsOfPair(after.trace)).toEqual(rowsOfPair(before.trace));
  expect(rowsOfPair(before.trace).length).toBeGreaterThan(100);
});

/** The rows of c and d, without what counts all rows. */
function rowsOfPair(trace: Trace): readonly string[] {
  return linesOf(trace, trace.length)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ host }) => host === "c" || host === "d")
    .map(({ row, cause, ...rest }) => JSON.stringify(rest));
}
