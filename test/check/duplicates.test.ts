/** Is what was done twice told apart from what was done again and again? */
import { expect, test } from "vitest";
import { type CheckResult, judge } from "../../src/check/judge.ts";
import type { FaultAction } from "../../src/net/fault-action.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { type Scenario, scenario } from "../../src/scenario/scenario.ts";

const retryPolicy = {
  maxAttempts: 3,
  initialBackoff: "0.02s",
  maxBackoff: "0.1s",
  backoffMultiplier: 2,
  retryableStatusCodes: ["UNAVAILABLE"],
} as const;

/** Ann counts six times; something happens while her second call is done. */
function counting(...actions: readonly FaultAction[]): Scenario {
  const calls = Array.from({ length: 6 }, (_, index) => ({
    method: "add",
    request: { amount: 1 },
    atMs: 100 * index,
    deadlineMs: 40,
    again: { timesMax: 1, afterMs: 5 },
  }));
  return scenario({
    name: "counting",
    title: { en: "Counting" },
    summary: { en: "One counts, on two servers." },
    hosts: [{ name: "ann" }, { name: "s1" }, { name: "s2" }],
    services: ["s1", "s2"].map((host) => ({ service: "counter", host })),
    clients: [
      {
        name: "ann",
        host: "ann",
        service: "counter",
        target: "s1:50051,s2:50051",
        serviceConfig: { methodConfig: [{ name: [{}], retryPolicy }] },
      },
    ],
    workloads: [{ kind: "script", name: "work", client: "ann", calls }],
    faults: actions.map((action, index) => ({
      when: { event: "handler.started", nth: 2, afterMs: 30 * index },
      action,
    })),
  });
}

const cut = { kind: "partition", id: "cut", from: ["s1"] } as const;
const heal = { kind: "heal", id: "cut" } as const;
const kill = { kind: "crash", host: "s1", what: "process" } as const;

const claim = "nothing is counted twice";

async function verdictOn(
  world: Scenario,
  counts?: "done" | "begun",
): Promise<CheckResult> {
  const { trace } = await runScenario(world, { seed: 1 });
  const bound = { method: "add", atMost: 0 };
  const check = { kind: "duplicates", claim, ...bound } as const;
  const [result] = judge(trace, [{ ...check, ...(counts && { counts }) }]);
  if (result === undefined) throw new Error("no verdict");
  return result;
}

test("the first that was done again is named, not the last ones", async () => {
  const result = await verdictOn(counting(cut, heal));
  expect(result).toMatchObject({
    verdict: "fails",
    expected: "at most 0",
    got: "1, of the call ann#3",
  });
  // Her third call, on the same connection: stream 5. Four come after it.
  const { kind, cells } = result.firstBad ?? {};
  expect(kind?.name).toBe("handler.finished");
  expect(cells?.[2]).toBe(5);
});

test("what a crash broke off counts only where asked for", async () => {
  const world = counting(kill);
  expect(await verdictOn(world)).toMatchObject({ verdict: "holds", got: "0" });
  const begun = await verdictOn(world, "begun");
  expect(begun).toMatchObject({
    verdict: "fails",
    got: "1, of the call ann#2",
  });
  expect(begun.firstBad?.kind.name).toBe("handler.started");
});

test("calls that waited for a stream are not taken for each other", async () => {
  const wishes = Array.from({ length: 150 }, (_, nth) => ({
    kind: "script" as const,
    name: `wish-${nth}`,
    client: "ann",
    calls: [{ method: "add", request: { amount: 1 }, atMs: nth && 200 }],
  }));
  for (const untilMs of [305, 325]) {
    const world = counting();
    const { verdict, got } = await verdictOn({
      ...world,
      services: [
        {
          service: "counter",
          host: "s1",
          serviceTimeMs: 1,
          serviceTimes: "exponential",
          // Half-way through those that waited.
          failing: { fromMs: 150, untilMs },
        },
      ],
      clients: world.clients.map((one) => ({ ...one, target: "s1:50051" })),
      workloads: wishes,
      faults: [],
    });
    expect([verdict, got]).toEqual(["holds", "0"]);
  }
});
