/** What becomes of calls when their server restarts in good order? */
import { describe, expect, test } from "vitest";
import { rowsThatFit } from "../../src/check/row-query.ts";
import type { FaultAction } from "../../src/net/fault-action.ts";
import { formatTime } from "../../src/ports/time.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

const RESTART = { kind: "restart", host: "server" } as const;

/** A call of 100 ms is under way when these befall its server. */
function worldWith(
  faults: readonly (readonly [number, FaultAction])[],
  more: Partial<Scenario> = {},
): Scenario {
  return {
    name: "drain",
    title: { en: "Drain" },
    summary: { en: "A server restarts." },
    hosts: [{ name: "ann" }, { name: "server" }],
    services: [{ service: "greeter", host: "server", serviceTimeMs: 100 }],
    clients: [
      { name: "ann", host: "ann", service: "greeter", target: "server:50051" },
    ],
    workloads: [
      {
        kind: "script",
        name: "asks",
        client: "ann",
        calls: [
          { method: "hello", atMs: 10 },
          { method: "hello", atMs: 500 },
        ],
      },
    ],
    faults: faults.map(([atMs, action]) => ({ atMs, action })),
    startJitterMsMax: 0,
    ...more,
  };
}

async function storyOf(scenario: Scenario, ...events: readonly string[]) {
  const parsed = parseScenario(scenario);
  expect(parsed).toMatchObject({ ok: true });
  const { trace, failure } = await runScenario(scenario, { seed: 1 });
  expect(failure).toBeUndefined();
  return events
    .flatMap((event) => [...rowsThatFit(trace, { event })])
    .sort((one, other) => one.number - other.number)
    .map(
      ({ at, kind, cells }) => `${formatTime(at)} ${kind.sentence(...cells)}`,
    );
}

const ENDS = ["workload.granted", "call.failed"] as const;
const HOST = ["host.draining", "host.restarted", "host.crashed"] as const;

describe("a restart", () => {
  test("at once breaks the call that is under way", async () => {
    const [first, second] = await storyOf(worldWith([[50, RESTART]]), ...ENDS);
    expect(first).toContain("UNAVAILABLE");
    expect(second).toContain('hello returns text "Hello World"');
  });

  test("with time to drain waits for it, and not longer", async () => {
    const scenario = worldWith([[50, { ...RESTART, drainMs: 1000 }]]);
    const [first, second] = await storyOf(scenario, ...ENDS);
    expect(first).toContain('hello returns text "Hello World"');
    expect(second).toContain('hello returns text "Hello World"');
    const [draining, restarted] = await storyOf(scenario, ...HOST);
    expect(draining).toBe(
      "50 ms server takes on nothing new, and has 1000 ms to finish",
    );
    const [at] = (restarted ?? "").split(" ");
    expect(Number(at)).toBeGreaterThan(110);
    expect(Number(at)).toBeLessThan(130);
  });

  test("ends when the time is over, done or not", async () => {
    const scenario = worldWith([[50, { ...RESTART, drainMs: 20 }]]);
    const [first] = await storyOf(scenario, ...ENDS);
    expect(first).toContain("UNAVAILABLE");
    expect((await storyOf(scenario, ...HOST))[1]).toMatch(/^70 ms/);
  });

  test("a crash, a restart and a second drain in the middle of it", async () => {
    const drain = { ...RESTART, drainMs: 1000 };
    const crash = { kind: "crash", host: "server" } as const;
    const crashed = worldWith([
      [50, drain],
      [60, crash],
    ]);
    expect(await storyOf(crashed, ...HOST)).toHaveLength(2);
    const hurried = worldWith([
      [50, drain],
      [60, RESTART],
    ]);
    expect((await storyOf(hurried, ...HOST))[1]).toMatch(/^60 ms/);
    const twice = worldWith([
      [50, drain],
      [60, drain],
    ]);
    expect(await storyOf(twice, ...HOST)).toHaveLength(2);
  });
});

test("a server that drains leaves the list of its registry first", async () => {
  const drain = { ...RESTART, drainMs: 1000 };
  const registration = { registry: "registry:50051", leaseMs: 60_000 };
  const scenario = worldWith([[50, drain]], {
    hosts: [{ name: "ann" }, { name: "registry" }, { name: "server" }],
    services: [
      { service: "greeter", host: "server", serviceTimeMs: 100, registration },
      { service: "registry", host: "registry" },
    ],
    untilMs: 400,
  });
  const [left] = await storyOf(scenario, "registry.left");
  expect(left).toContain("it said good-bye");
});
