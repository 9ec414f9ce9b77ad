/** What becomes of work on a host that limps, and on one that joins late? */
import { describe, expect, test } from "vitest";
import { columnOf, rowsThatFit } from "../../src/check/row-query.ts";
import { formatAction, parseAction } from "../../src/scenario/action-text.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** Calls of 100 ms of work, one at a time, at 0.2, 1.2, 2.2 … s. */
const WORLD: Scenario = {
  name: "limps",
  title: { en: "Limps" },
  summary: { en: "A server that works more slowly for a while." },
  hosts: [{ name: "server" }, { name: "shop" }],
  defaults: {
    link: { latency: { kind: "constant", delayMs: 1 } },
    deadlineMs: 2_000,
  },
  services: [{ service: "greeter", host: "server", serviceTimeMs: 100 }],
  clients: [
    { name: "shop", host: "shop", service: "greeter", target: "server:50051" },
  ],
  workloads: [
    {
      kind: "open-loop",
      name: "visitors",
      client: "shop",
      call: { method: "hello" },
      perSecond: 1,
      arrivals: "constant",
      count: 4,
      startMs: 200,
    },
  ],
  startJitterMsMax: 0,
};

/** How long each execution took, in ms. */
async function workMs(changes: Partial<Scenario>): Promise<number[]> {
  const parsed = parseScenario({ ...WORLD, ...changes });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { trace, failure } = await runScenario(parsed.value, { seed: 1 });
  if (failure !== undefined) throw failure;
  return [...rowsThatFit(trace, { event: "handler.finished" })].map(
    (row) => Number(columnOf(row, "took_ns")) / 1e6,
  );
}

const limp = (atMs: number, factor: number) => ({
  atMs,
  action: { kind: "limp" as const, host: "server", factor },
});

describe("a host that limps", () => {
  test("takes so many times as long, until it limps no more", async () => {
    const faults = [limp(1_000, 5), limp(2_000, 1)];
    expect(await workMs({ faults })).toEqual([100, 500, 100, 100]);
  });

  test("slows down what it has begun, too", async () => {
    // The work begins at 205 ms: 20 ms of it are done, 80 are left.
    const faults = [limp(225, 5), limp(1_000, 1)];
    expect((await workMs({ faults }))[0]).toBe(20 + 80 * 5);
  });

  test("still limps after a restart", async () => {
    const restart = (atMs: number) => ({
      atMs,
      action: { kind: "restart" as const, host: "server" },
    });
    const faults = [limp(500, 3), restart(700)];
    expect((await workMs({ faults }))[1]).toBe(300);
  });

  test("is written limp:db/x5", () => {
    const action = { kind: "limp", host: "db", factor: 2.5 } as const;
    expect(formatAction(action)).toBe("limp:db/x2.5");
    expect(parseAction("limp:db/x2.5")).toEqual({ ok: true, value: action });
    for (const text of ["limp:db", "limp:db/5", "limp:db/x0", "limp:db/x-1"]) {
      expect(parseAction(text), text).toMatchObject({ ok: false });
    }
  });

  test("has a factor above 0", async () => {
    const parsed = parseScenario({ ...WORLD, faults: [limp(0, 0)] });
    expect(parsed).toMatchObject({
      problems: [{ path: "faults[0].action.factor" }],
    });
  });
});

describe("a host that starts later", () => {
  const hosts = [{ name: "server", startsAtMs: 1_000 }, { name: "shop" }];

  test("is silent before, and serves from then on", async () => {
    const [call] = WORLD.workloads;
    const parsed = parseScenario({
      ...WORLD,
      hosts,
      workloads: [{ ...call, count: 1, startMs: 1_500 }],
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { trace } = await runScenario(parsed.value, { seed: 1 });
    const starts = [...rowsThatFit(trace, { event: "host.started" })];
    expect(starts.map(({ at, host }) => [host, at / 1e6])).toEqual([
      ["shop", 0],
      ["server", 1_000],
    ]);
    const answered = [...rowsThatFit(trace, { event: "call.answered" })];
    expect(answered).toHaveLength(1);
  });

  test("cannot be crashed or restarted before", async () => {
    const at = (atMs: number, kind: "crash" | "restart") => ({
      atMs,
      action: { kind, host: "server" },
    });
    const faults = [at(100, "crash"), at(200, "restart")];
    const early = await workMs({ hosts, faults });
    expect(early).toEqual(await workMs({ hosts }));
  });
});

describe("a server that starts cold", () => {
  test("takes longer at first", async () => {
    const service = {
      service: "greeter",
      host: "server",
      serviceTimeMs: 100,
      coldStart: { factor: 4, forMs: 2_000 },
    } as const;
    expect(await workMs({ services: [service] })).toEqual([400, 400, 100, 100]);
  });
});

test("drawn service times have their mean", async () => {
  const [visitors] = WORLD.workloads;
  const took = await workMs({
    services: [
      {
        service: "greeter",
        host: "server",
        serviceTimeMs: 1,
        serviceTimes: "exponential",
      },
    ],
    workloads: [{ ...visitors, count: 1_000 } as never],
    untilMs: 86_400_000,
  });
  const mean = took.reduce((sum, one) => sum + one, 0) / took.length;
  expect(took).toHaveLength(1_000);
  expect(mean).toBeGreaterThan(0.9);
  expect(mean).toBeLessThan(1.1);
  const below = took.filter((one) => one < 1).length / took.length;
  expect(below).toBeGreaterThan(0.58);
  expect(below).toBeLessThan(0.68);
});
