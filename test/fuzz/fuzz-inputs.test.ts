/** Does each scenario, link, history and service config end clearly? */
import { expect, test } from "vitest";
import { allScenarios } from "../support/scenarios.ts";
import { fuzzInputs, OWN_SCENARIOS } from "./fuzz-inputs.ts";
import { unsaidIn } from "./unsaid.ts";

/** Every way out: inputs that never take one would show little. */
const ENDS = [
  ...["scenario: problems", "scenario: ran", "scenario: ran twice"],
  ...["service config: problems", "service config: ran"],
  ...["link: problems", "link: problems of its scenario", "link: ran"],
  ...["history: problems", "history: linearizable"],
  "history: not-linearizable",
];

test("800 inputs: a clear error or a right run; `npm run fuzz` has more", async () => {
  const seed = Number(process.env["SEED"] ?? 1);
  const scenarios = await allScenarios();
  const report = await fuzzInputs({ inputs: 800, seed, scenarios });
  expect(report.faults).toEqual([]);
  for (const end of ENDS) expect(report.ends.get(end) ?? 0, end).not.toBe(0);
  // A loaded machine is slow; an input that hangs is slower.
  expect(report.slowestMs).toBeLessThan(10_000);
});

/** Of a service config: parts that are refused, with a reason. */
const REFUSED =
  /serviceConfig\..*(loadBalancingPolicy|hedgingPolicy|MessageBytes)$/;

test("whatever can be said is said in what is mutated", async () => {
  const unsaid = unsaidIn([...(await allScenarios()), ...OWN_SCENARIOS]);
  expect(unsaid.filter((path) => !REFUSED.test(path))).toEqual([]);
});
