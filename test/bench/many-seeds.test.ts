/** Are many seeds of ten hosts explored in the time that they may take? */
import { expect, test } from "vitest";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { CALLS, seedsRate, TEN_HOSTS } from "./many-seeds.ts";

/** Of the 1,000 that `farcall bench seeds` runs. */
const SEEDS = 10;

/** The budget is 1,000 in 120 s; here most of the time goes to the start. */
const RATE_MIN = 1_000 / 120 / 100;

test("many seeds of ten hosts, within a hundred times the budget", async () => {
  expect(TEN_HOSTS.hosts).toHaveLength(10);
  expect(CALLS).toBeLessThanOrEqual(2_000);
  const { trace } = await runScenario(TEN_HOSTS, { seed: 1 });
  expect(trace.rowCount).toBeGreaterThan(20_000);
  expect((await seedsRate(SEEDS)).rate).toBeGreaterThan(RATE_MIN);
});
