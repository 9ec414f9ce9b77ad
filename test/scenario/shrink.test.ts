/** Is what is left small, and does it fail for the same reason? */
import { beforeAll, describe, expect, test } from "vitest";
import { reasonOf } from "../../src/scenario/reason.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { type Shrunk, shrink } from "../../src/scenario/shrink.ts";
import { SMALL } from "./small-scenario.ts";

const PAY = { method: "pay", request: { amount: 1 } };

/** Two phones pay; only what the bank's crash does to them is of interest. */
const BUSY: Scenario = {
  ...SMALL,
  hosts: [
    { name: "bank" },
    { name: "phone" },
    { name: "other" },
    { name: "spare" },
  ],
  services: [
    { service: "bank", host: "bank" },
    { service: "bank", host: "spare" },
  ],
  clients: [
    { name: "phone", host: "phone", service: "bank", target: "bank:50051" },
    { name: "other", host: "other", service: "bank", target: "bank:50051" },
  ],
  workloads: ["phone", "other"].map((client) => ({
    kind: "open-loop" as const,
    name: `${client}-pays`,
    client,
    call: PAY,
    perSecond: 10,
    arrivals: "exponential" as const,
    count: 20,
  })),
  defaults: {
    deadlineMs: 400,
    link: { latency: { kind: "uniform", delayMsMin: 5, delayMsMax: 20 } },
  },
  checks: [
    { kind: "executions", claim: "somebody pays", method: "pay", atLeast: 1 },
    {
      kind: "always",
      claim: "nobody is left in doubt",
      each: { event: "call.failed" },
      has: { certainty: "did-not-happen" },
    },
  ],
};

/** A seed in which the nemesis strikes a call under way. */
async function failing(scenario: Scenario): Promise<number> {
  for (let seed = 1; seed <= 100; seed += 1) {
    const run = await runScenario(scenario, { seed });
    if (reasonOf(run) !== undefined) return seed;
  }
  throw new Error("no seed of a hundred fails");
}

describe("what is left of a busy scenario", () => {
  const busy = { ...BUSY, nemesis: { toMs: 2000, faultsMax: 5 } };
  let seed: number;
  let shrunk: Shrunk;

  beforeAll(async () => {
    seed = await failing(busy);
    const made = await shrink(busy, { seed });
    if (made === undefined) throw new Error("it fails");
    shrunk = made;
  });

  test("is small, and nothing of it is left to chance", () => {
    const { after, scenario, isComplete } = shrunk;
    expect(isComplete).toBe(true);
    expect(after.faults).toBe(1);
    expect(after).toMatchObject({ clients: 1, hosts: 2 });
    expect(after.calls).toBeLessThan(20);
    expect(scenario.nemesis).toBe(undefined);
    expect(scenario.checks).toHaveLength(1);
  });

  test("fails again, for the reason for which the whole failed", async () => {
    const { scenario, digest, reason } = shrunk;
    const run = await runScenario(scenario, { seed });
    expect(run.digest).toBe(digest);
    expect(reasonOf(run)).toEqual(reason);
    expect(reason).toEqual({
      what: "nobody is left in doubt",
      event: "call.failed",
    });
  });

  test("does not fail without its fault", async () => {
    const scenario = { ...shrunk.scenario, faults: [] };
    const run = await runScenario(scenario, { seed });
    expect(reasonOf(run)).toBe(undefined);
  });

  test("cannot be made smaller by the same means", async () => {
    const again = await shrink(shrunk.scenario, { seed });
    expect(again?.scenario).toEqual(shrunk.scenario);
  });
});

test("a run that does not fail is not shrunk", async () => {
  expect(await shrink(BUSY, { seed: 1 })).toBe(undefined);
});

test("a fault that waits for an event stays what it is", async () => {
  const when = { event: "handler.started", where: { method: "pay" }, nth: 3 };
  const faults = [
    { atMs: 1234.567, action: { kind: "pause", host: "spare" } as const },
    { when, action: { kind: "crash", host: "bank" } as const },
  ];
  const shrunk = await shrink({ ...BUSY, faults }, { seed: 1 });
  expect(shrunk?.scenario.faults).toEqual([
    { when, action: { kind: "crash", host: "bank" } },
  ]);
});

test("who is missed is not sent away: calls stay where a row lacks", async () => {
  const atMs = 123.456;
  const faults = [
    { atMs, action: { kind: "crash", host: "bank" } as const },
    { atMs: 700, action: { kind: "pause", host: "other" } as const },
  ];
  const check = {
    kind: "calls",
    claim: "all forty are answered",
    status: "OK",
    exactly: 40,
  } as const;
  const scenario = { ...BUSY, faults, checks: [check] };
  const shrunk = await shrink(scenario, { seed: 1 });
  expect(shrunk?.reason.event).toBe(undefined);
  expect(shrunk?.after).toEqual({ faults: 1, clients: 2, hosts: 4, calls: 40 });
});

test("a limit on runs ends it with the smallest so far", async () => {
  const nemesis = { toMs: 2000, faultsMax: 5 };
  const scenario = { ...BUSY, nemesis };
  const seed = await failing(scenario);
  const shrunk = await shrink(scenario, { seed, runsMax: 5 });
  expect(shrunk).toMatchObject({ isComplete: false, runCount: 5 });
  const run = await runScenario(shrunk?.scenario ?? BUSY, { seed });
  expect(reasonOf(run)).toEqual(shrunk?.reason);
});
