/** Does a run reach its goals? */
import { describe, expect, test } from "vitest";
import type { Goal } from "../../src/check/check.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { SMALL } from "../scenario/small-scenario.ts";

/** Ten payments, 100 ms apart, 21 ms each; the bank is away for two. */
const PAYMENTS: Scenario = {
  ...SMALL,
  startJitterMsMax: 0,
  defaults: { link: { latency: { kind: "constant", delayMs: 10 } } },
  workloads: [
    {
      kind: "open-loop",
      name: "rent",
      client: "phone",
      call: { method: "pay", request: { amount: 1 }, deadlineMs: 95 },
      perSecond: 10,
      arrivals: "constant",
      count: 10,
      startMs: 1000,
    },
  ],
  faults: [
    { atMs: 1390, action: { kind: "partition", id: "cut", from: ["bank"] } },
    { atMs: 1590, action: { kind: "heal", id: "cut" } },
  ],
};

async function judged(goal: Goal) {
  const run = await runScenario({ ...PAYMENTS, checks: [goal] }, { seed: 1 });
  return run.checks[0];
}

const claim = "it is good";

describe("availability", () => {
  test("is the share of calls that are answered OK", async () => {
    const bad = await judged({ kind: "availability", claim, atLeast: 0.95 });
    expect(bad).toMatchObject({ verdict: "fails" });
    expect(bad?.got).toMatch(/^80 %, 8 of 10$/);
    expect(bad?.firstBad?.kind.name).toBe("call.started");
    const good = await judged({ kind: "availability", claim, atLeast: 0.8 });
    expect(good?.verdict).toBe("holds");
  });

  test("can be asked of a stretch of time", async () => {
    const goal = { kind: "availability", claim, atLeast: 1 } as const;
    expect((await judged({ ...goal, toMs: 1380 }))?.verdict).toBe("holds");
    const none = await judged({ ...goal, fromMs: 50_000 });
    expect(none).toMatchObject({ verdict: "undecided", got: "no call" });
  });
});

describe("latency", () => {
  test("is a percentile of the calls that are answered", async () => {
    const goal = { kind: "latency", claim, percentile: 50 } as const;
    expect((await judged({ ...goal, atMostMs: 21 }))?.verdict).toBe("holds");
    const slow = await judged({ ...goal, atMostMs: 20.9 });
    expect(slow).toMatchObject({ verdict: "fails", got: "within 21 ms" });
  });
});

describe("within", () => {
  const started = { event: "call.started" };
  const answered = { event: "call.answered" };
  const goal = {
    kind: "within",
    claim,
    each: started,
    some: answered,
  } as const;

  test("pairs rows by the columns that are the same", async () => {
    const paired = { ...goal, same: ["client", "n"] } as const;
    const bad = await judged({ ...paired, withinMs: 65 });
    expect(bad).toMatchObject({ verdict: "fails", got: "never" });
    expect(bad?.firstBad?.at).toBe(1_400_000_000);
  });

  test("without such columns any later row will do", async () => {
    expect((await judged({ ...goal, withinMs: 350 }))?.verdict).toBe("holds");
  });
});

describe("cost", () => {
  test("is requests for each call", async () => {
    const goal = { kind: "cost", claim } as const;
    const good = await judged({ ...goal, requestsPerCallMax: 1 });
    expect(good?.verdict).toBe("holds");
    const bad = await judged({ ...goal, requestsPerCallMax: 0.5 });
    expect(bad).toMatchObject({ verdict: "fails", got: "1 requests a call" });
    expect(bad?.firstBad?.kind.name).toBe("request.sent");
  });
});

test("what no call can be asked is refused, with the nearest name", () => {
  const checks = [
    { kind: "latency", claim, percentile: 99, atMostMs: 5, method: "pai" },
    {
      kind: "availability",
      claim: "the phone is answered",
      atLeast: 0.9,
      client: "phome",
    },
    {
      kind: "within",
      claim: "an answer comes soon",
      each: { event: "call.started" },
      some: { event: "call.answered" },
      withinMs: 5,
      same: ["status"],
    },
  ];
  const parsed = parseScenario({ ...PAYMENTS, checks });
  const problems = parsed.ok ? [] : parsed.problems;
  expect(problems.map(({ path, remedy }) => `${path}: ${remedy}`)).toEqual([
    'checks[0].method: did you mean "pay"?',
    'checks[1].client: did you mean "phone"?',
    expect.stringContaining("checks[2].same: choose from"),
    expect.stringContaining("checks[2].same: choose from"),
  ]);
});
