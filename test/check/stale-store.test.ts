/** Does the check catch a store that lies, and only such a store? */
import { expect, test } from "vitest";
import {
  explain,
  sayInEnglish,
} from "../../src/check/linearizability-words.ts";
import type { Host } from "../../src/ports/host.ts";
import { seconds } from "../../src/ports/time.ts";
import { service } from "../../src/rpc/service.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { kvContract } from "../../src/services/kv.ts";
import { allScenarios } from "../support/scenarios.ts";

const scenarios = await allScenarios();
const wall = scenarios.find(({ name }) => name === "kv-register") as Scenario;

/** A store whose reads come from a cache: for two seconds they may be old. */
function staleStore(host: Host) {
  const values = new Map<string, string>();
  const cache = new Map<string, { value: string; until: number }>();
  return service(kvContract, {
    read: async ({ key }) => {
      const now = host.clock.now();
      const cached = cache.get(key);
      if (cached !== undefined && now < cached.until) {
        return { value: cached.value, isThere: true };
      }
      const value = values.get(key);
      if (value === undefined) return { value: "", isThere: false };
      cache.set(key, { value, until: now + seconds(2) });
      return { value, isThere: true };
    },
    write: async ({ key, value }) => {
      values.set(key, value);
      return {};
    },
    cas: async ({ key, expected, value }) => {
      const isSwapped = values.get(key) === expected;
      if (isSwapped) values.set(key, value);
      return { isSwapped };
    },
  });
}

const services = { kv: staleStore };

test("an old answer after a confirmed change has no order", async () => {
  const noCut = { ...wall, faults: [] };
  const run = await runScenario(noCut, { seed: 1, services });
  const [check] = run.checks;
  expect(check?.verdict).toBe("fails");
  expect(check?.firstBad?.kind.name).toBe("operation.ended");
  if (check?.linearizability === undefined) throw new Error("nothing found");
  const told = explain(check.linearizability).map(sayInEnglish);
  expect(told).toEqual([
    'There is no order on "wall"; what shows it (3 of 6 operations):',
    expect.stringContaining('write "red" (painter#1)'),
    expect.stringContaining('cas "red" to "blue" (painter#2)'),
    expect.stringContaining('read "red" (visitor-1#2)'),
    "What goes furthest:",
    '  write "red" (painter#1), cas "red" to "blue" (painter#2): ' +
      'the register holds "blue"; visitor-1#2 cannot read "red"',
    'No order reaches 621 ms, the end of read "red" (visitor-1#2).',
  ]);
});

test("an old answer is none while nobody knows of the change", async () => {
  const run = await runScenario(wall, { seed: 1, services });
  const reads = run.checks.map(({ verdict }) => verdict);
  expect(reads).toEqual(["holds", "holds"]);
});

test("a store that forgets in a crash has no order either", async () => {
  const crash: Scenario = {
    ...wall,
    faults: [
      { atMs: 400, action: { kind: "crash", host: "store" } },
      { atMs: 500, action: { kind: "restart", host: "store" } },
    ],
  };
  const run = await runScenario(crash, { seed: 1 });
  const [check] = run.checks;
  expect(check?.verdict).toBe("fails");
  expect(check?.got).toContain("read nil (visitor");
});

test("a run without an operation proves nothing", async () => {
  const run = await runScenario(
    { ...wall, workloads: [], faults: [] },
    { seed: 1 },
  );
  expect(run.checks[0]).toMatchObject({
    verdict: "undecided",
    got: "no operation at all",
  });
});
