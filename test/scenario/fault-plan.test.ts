/** What befalls a world, and when? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RandomStreams } from "../../src/kernel/random-streams.ts";
import { formatAction } from "../../src/scenario/action-text.ts";
import { planFaults } from "../../src/scenario/fault-plan.ts";
import type { FaultSpec, NemesisSpec } from "../../src/scenario/fault-spec.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { SMALL } from "./small-scenario.ts";

const CRASH = { kind: "crash", host: "bank" } as const;

const FIVE: Scenario = {
  ...SMALL,
  hosts: [
    { name: "bank" },
    { name: "phone" },
    ...[1, 2, 3, 4, 5].map((n) => ({ name: `kv-${n}`, zone: "east" })),
  ],
  untilMs: 1000,
};

/** "200 crash:bank", one for each action. */
function planned(faults: readonly FaultSpec[], seed = 1): string[] {
  const data: Scenario = { ...FIVE, faults };
  const parsed = parseScenario(data);
  expect(parsed).toMatchObject({ ok: true });
  const streams = new RandomStreams(seed);
  const plan = planFaults(data, (purpose) => streams.stream(purpose));
  return plan.timed.map(
    ({ atMs, action }) => `${atMs} ${formatAction(action)}`,
  );
}

describe("a fault", () => {
  test("comes again and again until it is told to stop", () => {
    const fault = { atMs: 100, everyMs: 300, action: CRASH };
    expect(planned([fault])).toEqual([
      "100 crash:bank",
      "400 crash:bank",
      "700 crash:bank",
      "1000 crash:bank",
    ]);
    expect(planned([{ ...fault, untilMs: 400 }])).toHaveLength(2);
  });

  test("draws its moment, one for each seed", () => {
    const fault: FaultSpec = { betweenMs: [100, 200], action: CRASH };
    const times = [1, 2, 3].map((seed) =>
      parseFloat(planned([fault], seed)[0] ?? ""),
    );
    expect(new Set(times).size).toBe(3);
    for (const atMs of times) {
      expect(atMs).toBeGreaterThanOrEqual(100);
      expect(atMs).toBeLessThanOrEqual(200);
    }
  });

  test("is a sequence, with parts that begin together", () => {
    const restart = { kind: "restart", host: "bank" } as const;
    const pause = { kind: "pause", host: "kv-1" } as const;
    const steps = [
      { action: CRASH },
      {
        waitMs: 10,
        together: [
          [{ waitMs: 30, action: restart }],
          [{ action: pause }, { waitMs: 5, action: CRASH }],
        ],
      },
      { waitMs: 1, action: { kind: "resume", host: "kv-1" } as const },
    ];
    expect(planned([{ atMs: 100, steps }])).toEqual([
      "100 crash:bank",
      "140 restart:bank",
      "110 pause:kv-1",
      "115 crash:bank",
      "141 resume:kv-1",
    ]);
  });

  test.each([
    ["one", 1],
    ["minority", 2],
    ["majority", 3],
    ["all", 5],
  ] as const)("chooses %s of five", (take, count) => {
    const on = { zone: "east", take };
    const crash = { kind: "crash", host: "*" } as const;
    const crashes = planned([{ atMs: 0, on, action: crash }]);
    expect(new Set(crashes).size).toBe(count);
    const partition = { kind: "partition", from: ["*"], to: ["bank"] } as const;
    const [cut = ""] = planned([{ atMs: 0, on, action: partition }]);
    expect(cut.split(",")).toHaveLength(count);
    expect(cut).toMatch(/\|bank$/);
  });

  test("strikes the same host at the end of a sequence as before", () => {
    const steps = [
      { action: { kind: "crash", host: "*" } as const },
      { waitMs: 50, action: { kind: "restart", host: "*" } as const },
    ];
    for (let seed = 1; seed <= 20; seed += 1) {
      const [crash = "", restart = ""] = planned(
        [{ atMs: 0, on: { zone: "east" }, steps }],
        seed,
      );
      expect(restart.split(":")[1]).toBe(crash.split(":")[1]);
    }
  });
});

describe("a triggered fault", () => {
  const when = { event: "handler.started", where: { method: "pay" } };

  test("comes right after what it waits for, whatever is recorded", async () => {
    const faults = [{ when, action: CRASH }];
    const run = await runScenario({ ...SMALL, faults }, { seed: 7 });
    const rows = Array.from({ length: run.trace.length }, (_, index) =>
      run.trace.row(index),
    );
    const started = rows.find(({ kind }) => kind.name === "handler.started");
    const crashed = rows.find(({ kind }) => kind.name === "host.crashed");
    expect(crashed?.at).toBe(started?.at);
    for (const recorder of ["rpc", "digest-only"] as const) {
      const other = await runScenario(
        { ...SMALL, faults },
        { seed: 7, recorder },
      );
      expect(other.digest).toBe(run.digest);
    }
  });

  test("waits for the nth, and then some time", async () => {
    const [workload] = SMALL.workloads;
    if (workload?.kind !== "script") throw new Error("it is a script");
    const [pay] = workload.calls;
    if (pay === undefined) throw new Error("it pays");
    const faults = [{ when: { ...when, nth: 2, afterMs: 5 }, action: CRASH }];
    const run = await runScenario(
      {
        ...SMALL,
        workloads: [{ ...workload, calls: [pay, pay, pay] }],
        faults,
      },
      { seed: 7 },
    );
    const at = (name: string) =>
      Array.from({ length: run.trace.length }, (_, index) => index)
        .filter((index) => run.trace.kindAt(index).name === name)
        .map((index) => run.trace.timeAt(index));
    expect(at("host.crashed")).toEqual([
      (at("handler.started")[1] ?? 0) + 5_000_000,
    ]);
  });
});

describe("the nemesis", () => {
  const bench: Scenario = {
    ...FIVE,
    services: FIVE.hosts.slice(1).map(({ name }) => ({
      service: "kv",
      host: name,
    })),
    clients: [],
    workloads: [],
  };

  const specs = fc.record({
    toMs: fc.integer({ min: 0, max: 1000 }),
    faultsMax: fc.integer({ min: 0, max: 8 }),
    atOnceMax: fc.integer({ min: 1, max: 3 }),
  });

  test("keeps its budget, and heals all in the end", () => {
    const law = (nemesis: NemesisSpec, seed: number): void => {
      const data = { ...bench, nemesis };
      const streams = new RandomStreams(seed);
      const plan = planFaults(data, (purpose) => streams.stream(purpose));
      let under = 0;
      let begun = 0;
      for (const { atMs, isEnding } of plan.timed) {
        under += isEnding ? -1 : 1;
        if (!isEnding) begun += 1;
        expect(under).toBeLessThanOrEqual(nemesis.atOnceMax ?? 1);
        expect(atMs).toBeLessThanOrEqual(nemesis.toMs);
      }
      expect(under).toBe(0);
      expect(begun).toBeLessThanOrEqual(nemesis.faultsMax ?? 3);
    };
    fc.assert(fc.property(specs, fc.nat(), law));
  });

  test("its faults all make sense in the world", async () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const nemesis = { toMs: 500, faultsMax: 6, atOnceMax: 3 };
      const run = await runScenario({ ...bench, nemesis }, { seed });
      expect(run.failure).toBe(undefined);
    }
  });

  test("does not mind that somebody healed before", async () => {
    const faults = [{ atMs: 1, everyMs: 7, action: { kind: "heal" } as const }];
    for (let seed = 1; seed <= 20; seed += 1) {
      const nemesis = { toMs: 500, kinds: ["isolate"] as const };
      const run = await runScenario({ ...bench, faults, nemesis }, { seed });
      expect(run.failure).toBe(undefined);
    }
  });
});

test.each([
  [{ action: CRASH }, "has no moment; give one of atMs, betweenMs, when"],
  [{ atMs: 1, betweenMs: [1, 2], action: CRASH }, "has two moments"],
  [{ atMs: 1 }, "does nothing; give action, or steps for several"],
  [{ betweenMs: [2, 1], action: CRASH }, "2 is after 1; swap the two"],
  [{ atMs: 1, action: { kind: "crash", host: "*" } }, 'there is no host "*"'],
  [{ atMs: 1, on: { zone: "west" }, action: CRASH }, "no host is such a one"],
  [{ atMs: 0, everyMs: 0.001, action: CRASH }, "it would come 1000001 times"],
  [
    { when: { event: "call.faled" }, action: CRASH },
    'there is no event "call.faled"; did you mean "call.failed"?',
  ],
  [
    { when: { event: "packet.sent" }, action: CRASH },
    "no fault can wait for packet.sent; give drop, delay or hold the packet",
  ],
])("refuses %j", (fault, problem) => {
  const parsed = parseScenario({ ...FIVE, faults: [fault] });
  const problems = parsed.ok ? [] : parsed.problems;
  const said = problems.map(({ what, remedy }) => `${what}; ${remedy}`);
  expect(said.join("\n")).toContain(problem);
});
