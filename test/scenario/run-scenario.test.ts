/** Does a world do what the scenario says? */
import { describe, expect, test } from "vitest";
import { columnOf, rowsThatFit } from "../../src/check/row-query.ts";
import type { Row } from "../../src/kernel/trace.ts";
import { type Instant, toMs } from "../../src/ports/time.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import {
  prepare,
  runScenario,
  type ScenarioRun,
} from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Workload } from "../../src/scenario/workload.ts";
import { SMALL } from "./small-scenario.ts";

function withWorkload(workload: Workload): Scenario {
  const parsed = parseScenario({ ...SMALL, workloads: [workload] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

function rows(run: ScenarioRun, event: string): readonly Row[] {
  return [...rowsThatFit(run.trace, { event })];
}

const CALL = { method: "balance" };

describe("an open loop", () => {
  test("calls at its own pace, answered or not", async () => {
    const scenario = withWorkload({
      kind: "open-loop",
      name: "load",
      client: "phone",
      call: CALL,
      perSecond: 100,
      arrivals: "constant",
      count: 20,
      startMs: 50,
    });
    const run = await runScenario(scenario, { seed: 1 });
    const times = rows(run, "workload.wish").map(({ at }) => toMs(at));
    expect(times).toEqual(Array.from({ length: 20 }, (_, n) => 50 + 10 * n));
  });

  test("with exponential arrivals has the rate it was given", async () => {
    const scenario = withWorkload({
      kind: "open-loop",
      name: "load",
      client: "phone",
      call: { ...CALL, deadlineMs: 1 },
      perSecond: 1000,
      arrivals: "exponential",
      count: 4000,
    });
    const run = await runScenario(scenario, { seed: 1, recorder: "rpc" });
    const times = rows(run, "workload.wish").map(({ at }) => toMs(at));
    const meanGapMs = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 3999;
    // The mean of 4000 exponential gaps: within 5 of its standard errors.
    expect(Math.abs(meanGapMs - 1)).toBeLessThan(5 / Math.sqrt(4000));
  });
});

test("a closed loop never has more calls under way than callers", async () => {
  const scenario = withWorkload({
    kind: "closed-loop",
    name: "load",
    client: "phone",
    call: CALL,
    callers: 3,
    thinkTimeMs: 2,
    count: 30,
  });
  const run = await runScenario(scenario, { seed: 1 });
  let underWay = 0;
  let most = 0;
  for (let index = 0; index < run.trace.length; index += 1) {
    const { name } = run.trace.kindAt(index);
    if (name === "call.started") underWay += 1;
    if (name === "call.answered") underWay -= 1;
    most = Math.max(most, underWay);
  }
  expect(most).toBe(3);
  expect(rows(run, "call.answered")).toHaveLength(30);
});

describe("a script", () => {
  const calls = [{ ...CALL, atMs: 100 }, CALL, { ...CALL, atMs: 300 }];
  const scenario = withWorkload({
    kind: "script",
    name: "life",
    client: "phone",
    calls,
  });

  test("does one thing after the other, each not before its time", async () => {
    const run = await runScenario(scenario, { seed: 1 });
    const [first, second, third] = rows(run, "workload.wish");
    const [answer] = rows(run, "call.answered");
    expect(toMs(first?.at as Instant)).toBe(100);
    expect(second?.at).toBe(answer?.at);
    expect(toMs(third?.at as Instant)).toBe(300);
  });

  test("goes on with the next thing after its host restarted", async () => {
    const faults = [
      { atMs: 101, action: { kind: "crash", host: "phone" } as const },
      { atMs: 150, action: { kind: "restart", host: "phone" } as const },
    ];
    const run = await runScenario({ ...scenario, faults }, { seed: 1 });
    const wishes = rows(run, "workload.wish").map(({ cells }) => cells[2]);
    expect(wishes).toEqual([1, 2, 3]);
    const clients = rows(run, "call.started").map(({ cells }) => cells[2]);
    expect(clients).toEqual(["phone", "phone~2", "phone~2"]);
  });
});

test("a call under a name that the server has not travels, and hears so", async () => {
  const scenario = withWorkload({
    kind: "script",
    name: "slip",
    client: "phone",
    calls: [{ method: "balance", calledAs: "balanse" }, CALL],
  });
  const run = await runScenario(scenario, { seed: 1 });
  const [failed] = rows(run, "call.failed");
  expect(columnOf(failed as Row, "method")).toBe("balanse");
  expect(columnOf(failed as Row, "status")).toBe("UNIMPLEMENTED");
  // It was the name: the next call of this client is answered.
  expect(rows(run, "workload.granted")).toHaveLength(1);
});

test("a run ends at `until` and lists what still waits, and for what", async () => {
  const faults = [
    { atMs: 1, action: { kind: "pause", host: "bank" } as const },
  ];
  const script = { ...SMALL.workloads[0], calls: [CALL] } as Workload;
  const scenario = { ...withWorkload(script), faults, untilMs: 500 };
  const run = await runScenario(scenario, { seed: 1 });
  expect(run.endReason).toBe("until");
  expect(toMs(run.endedAt)).toBe(500);
  expect(run.waiting).toEqual([
    {
      host: "phone",
      task: "rent",
      waitsFor: ["the reply to balance from bank:50051"],
    },
  ]);
});

test("an action that means nothing ends the run and says which", async () => {
  const action = { kind: "heal", id: "cut" } as const;
  const run = await runScenario(SMALL, {
    seed: 1,
    interventions: [{ at: 5 as Instant, action }],
  });
  expect(run.endReason).toBe("failed");
  expect(String(run.failure)).toContain('heal:cut: no fault "cut"');
});

test("a host that steps by itself gets the same run", async () => {
  const run = await runScenario(SMALL, { seed: 5 });
  const { simulation, finish } = prepare(SMALL, { seed: 5 });
  while (simulation.step(() => false) !== "end") {
    await new Promise((done) => setImmediate(done));
  }
  expect(finish().digest).toBe(run.digest);
  expect(finish().endReason).toBe("drained");
});

test("two runs started at once give what each gives alone", async () => {
  const alone = await runScenario(SMALL, { seed: 3 });
  const both = await Promise.all([
    runScenario(SMALL, { seed: 3 }),
    runScenario(SMALL, { seed: 4 }),
  ]);
  expect(both[0]?.digest).toBe(alone.digest);
  expect(both[1]?.digest).not.toBe(alone.digest);
});
