/** Does an event among 10,000 hosts cost at most four times as much? */
import { expect, test } from "vitest";
import { crowdCost } from "./scale.ts";

test("comparisons and rule checks per event, counted", () => {
  const few = crowdCost(10, 40_000);
  const many = crowdCost(10_000, 40_000);
  for (const one of [few, many]) {
    console.log(
      `${one.hosts} hosts: ${one.events} events, per event ` +
        `${one.comparisons.toFixed(2)} comparisons, ` +
        `${one.ruleChecks.toFixed(2)} rule checks, ` +
        `${one.perEventUs.toFixed(2)} us`,
    );
  }
  expect(few.comparisons).toBeGreaterThan(0);
  expect(few.ruleChecks).toBeGreaterThan(0);
  expect(many.comparisons / few.comparisons).toBeLessThan(4);
  expect(many.ruleChecks / few.ruleChecks).toBeLessThan(4);
});
