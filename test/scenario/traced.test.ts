/** Does a scenario say that its calls have spans, and nothing else moves? */
import { expect, test } from "vitest";
import { EVENT_KINDS } from "../../src/scenario/event-kinds.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { SMALL } from "./small-scenario.ts";

async function namesOf(scenario: Scenario): Promise<readonly string[]> {
  const { trace } = await runScenario(scenario, { seed: 1 });
  return Array.from({ length: trace.length }, (_, n) => trace.row(n).kind.name);
}

test("a call, its attempt and its execution have a span each", async () => {
  const names = await namesOf({ ...SMALL, isTraced: true });
  expect(names.filter((name) => name === "span.ended")).toHaveLength(3);
  expect(EVENT_KINDS.has("span.ended")).toBe(true);
});

test("the draws of spans move no other, and without them there is no row", async () => {
  const isSpan = (name: string) => name === "span.ended";
  const plain = await namesOf(SMALL);
  const traced = await namesOf({ ...SMALL, isTraced: true });
  expect(plain.some(isSpan)).toBe(false);
  const calls = (names: readonly string[]) =>
    names.filter((name) => /^(call|handler)\./.test(name));
  expect(calls(traced)).toEqual(calls(plain));
});
