/** Do the scenarios that come with Farcall show what they claim? */
import { describe, expect, test } from "vitest";
import { rowsThatFit } from "../../src/check/row-query.ts";
import type { Row } from "../../src/kernel/trace.ts";
import { rowSentence } from "../../src/kernel/trace-text.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { storyRows } from "../../src/scenario/story.ts";
import { allScenarios } from "../support/scenarios.ts";

const scenarios = await allScenarios();

function named(name: string): Scenario {
  const found = scenarios.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
}

test("the names in the issue are all there", () => {
  expect(scenarios.map(({ name }) => name)).toEqual([
    "add-servers",
    "chain-with-propagation",
    "chain-without-propagation",
    "cold-start",
    "factorial",
    "hello",
    "kv-register",
    "lock-and-fence",
    "lost-reply",
    "lost-request",
    "lying-health",
    "one-trace",
    "partition-heals",
    "power-cut",
    "rolling-restart",
    "server-crash",
    "server-dies",
    "shared-ledger",
    "slow-server",
    "slow-upstream",
  ]);
});

describe.each(scenarios)("$name", (scenario) => {
  test.each([1, 2, 3, 17, 2 ** 53 - 1])("holds with seed %i", async (seed) => {
    const run = await runScenario(scenario, { seed });
    expect(run.failure).toBeUndefined();
    expect(run.checks.length).toBeGreaterThan(1);
    expect(run.checks.filter(({ verdict }) => verdict !== "holds")).toEqual([]);
  });

  test("ends when its workload is drained, or at the time it names", async () => {
    const run = await runScenario(scenario, { seed: 1 });
    if (scenario.untilMs === undefined) {
      expect(run.endReason).toBe("drained");
      expect(run.waiting).toEqual([]);
    } else {
      expect(run.endReason).toBe("until");
    }
  });

  test("is small enough for a page", async () => {
    const { trace } = await runScenario(scenario, { seed: 1 });
    expect(trace.rowCount).toBeLessThan(50_000);
  });

  test("speaks both languages", () => {
    expect(scenario.title["zh-CN"]).toMatch(/\p{Script=Han}/u);
    expect(scenario.summary["zh-CN"]).toMatch(/\p{Script=Han}/u);
  });
});

/** What one host can tell of a run until somebody answers its second call. */
async function seenByPhone(name: string): Promise<readonly string[]> {
  const { trace } = await runScenario(named(name), { seed: 1 });
  const isSeen = (row: Row) => row.host === "phone";
  const rows = [...storyRows(trace, "message")].filter(isSeen);
  const lines = rows.map((row) => `${row.at} ${rowSentence(row)}`);
  return lines.slice(
    0,
    lines.findIndex((line) => line.includes("pay returns")),
  );
}

test("lost request and lost reply look the same to the phone", async () => {
  const lostReply = await seenByPhone("lost-reply");
  const lostRequest = await seenByPhone("lost-request");
  expect(lostReply.length).toBeGreaterThan(15);
  expect(lostReply).toEqual(lostRequest);
});

test("hello prints the line of the classic examples", async () => {
  const { trace } = await runScenario(named("hello"), { seed: 1 });
  const [row] = rowsThatFit(trace, { event: "client.connected" });
  expect(row && rowSentence(row)).toContain("client connected");
});
