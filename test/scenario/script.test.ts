/** Is what a script did the same run without the script? */
import { describe, expect, test } from "vitest";
import { formatIntervention } from "../../src/scenario/intervention.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Script } from "../../src/scenario/script.ts";
import { SMALL } from "./small-scenario.ts";

const [RENT] = SMALL.workloads;

/** Ten payments; the phone asks again when it hears nothing. */
const PAYMENTS: Scenario = {
  ...SMALL,
  workloads: Array.from({ length: 3 }, (_, n) => ({
    kind: "open-loop" as const,
    name: `rent-${n}`,
    client: RENT?.client ?? "",
    call: { method: "pay", request: { amount: 1 }, deadlineMs: 200 },
    perSecond: 20,
    arrivals: "exponential" as const,
    count: 20,
  })),
};

/** Kills the bank whenever it is busy, and wakes it a while later. */
const cruel: Script = async (world) => {
  for (let round = 0; round < 5; round += 1) {
    const { server } = await world.until({ event: "handler.started", nth: 3 });
    expect(server).toBe("bank");
    world.act(world.random() < 0.5 ? "crash:bank" : "crash:bank/process");
    await world.sleep(20 + world.random() * 100);
    world.act({ kind: "restart", host: "bank" });
    await world.until({ event: "client.connected", host: "bank" });
  }
};

describe("a script", () => {
  test("is written down, and its run is made again without it", async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const run = await runScenario(PAYMENTS, { seed, script: cruel });
      expect(run.failure).toBe(undefined);
      const { scripted = [] } = run;
      expect(scripted.length).toBeGreaterThanOrEqual(2);
      const again = await runScenario(PAYMENTS, {
        seed,
        interventions: scripted,
      });
      expect(again.digest).toBe(run.digest);
    }
  });

  test("acts in the midst of an instant, right after what it saw", async () => {
    const script: Script = async (world) => {
      await world.until({ event: "handler.started" });
      world.act("crash:bank");
    };
    const { scripted = [] } = await runScenario(SMALL, { seed: 1, script });
    expect(scripted.map(formatIntervention).join()).toMatch(
      /^\d+(?:\.\d+)?\w+#\d+=crash:bank$/,
    );
  });

  test("that does nothing changes nothing", async () => {
    const script: Script = async (world) => {
      while (world.nowMs() < 50) await world.sleep(7);
    };
    const run = await runScenario(SMALL, { seed: 1, script });
    const plain = await runScenario(SMALL, { seed: 1 });
    expect(run.digest).toBe(plain.digest);
    expect(run.scripted).toEqual([]);
  });

  test.each([
    ["explode:bank", '"explode:bank"'],
    ["heal:nothing", 'no fault "nothing" is in force'],
  ])("that does %s ends the run with a reason", async (action, reason) => {
    const script: Script = async (world) => world.act(action);
    const { failure } = await runScenario(SMALL, { seed: 1, script });
    expect(String(failure)).toContain(reason);
  });

  test("acts a thousand times at most", async () => {
    const script: Script = async (world) => {
      for (;;) world.act("heal");
    };
    const { failure } = await runScenario(SMALL, { seed: 1, script });
    expect(String(failure)).toContain("a script acts 1000 times");
  });
});
