/** Does each scenario still tell the story that we read and agreed to? */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { storyLine, storyRows } from "../../src/scenario/story.ts";
import { allScenarios } from "../support/scenarios.ts";

const SEED = 1;

/** `RENEW_GOLDEN=1 npm run golden` writes them anew; then read the diff. */
const IS_RENEWED = process.env["RENEW_GOLDEN"] === "1";

const scenarios = await allScenarios();

async function storyOf(scenario: Scenario): Promise<string> {
  const run = await runScenario(scenario, { seed: SEED });
  const rows = [...storyRows(run.trace, "message")].map(storyLine);
  const checks = run.checks.map(({ claim, verdict, expected, got }) =>
    verdict === "holds"
      ? `holds: ${claim}`
      : `fails: ${claim} (expected ${expected}, got ${got})`,
  );
  const lines = [
    `${scenario.title.en}, seed ${SEED}`,
    scenario.summary.en,
    "",
    ...rows,
    "",
    ...checks,
  ];
  return lines.map((line) => `${line}\n`).join("");
}

test.each(scenarios)("$name reads as it did", async (scenario) => {
  const story = await storyOf(scenario);
  const file = new URL(`${scenario.name}.txt`, import.meta.url);
  if (IS_RENEWED) writeFileSync(file, story);
  const kept = existsSync(file) ? readFileSync(file, "utf8") : "";
  const how =
    `seed ${SEED}; if the change is meant: ` +
    "RENEW_GOLDEN=1 npm run golden, and read the diff";
  expect(story, how).toBe(kept);
});
