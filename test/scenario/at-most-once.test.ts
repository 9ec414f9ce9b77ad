/** Does a service of a scenario answer once, for as long as it says? */
import { expect, test } from "vitest";
import { columnOf, rowsThatFit } from "../../src/check/row-query.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { formatProblem } from "../../src/scenario/problem.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** One phone pays with one key at these moments. */
function paying(
  atMostOnceForMs: number | undefined,
  ...atMs: number[]
): Scenario {
  return {
    name: "at-most-once",
    title: { en: "At most once" },
    summary: { en: "The same key at several moments." },
    hosts: [{ name: "bank" }, { name: "phone" }],
    services: [
      {
        service: "bank",
        host: "bank",
        ...(atMostOnceForMs !== undefined && { atMostOnceForMs }),
      },
    ],
    clients: [
      { name: "phone", host: "phone", service: "bank", target: "bank:50051" },
    ],
    workloads: [
      {
        kind: "script",
        name: "rent",
        client: "phone",
        calls: atMs.map((one) => ({
          method: "pay",
          request: { amount: 5 },
          atMs: one,
          metadata: { "idempotency-key": "rent-may" },
        })),
      },
    ],
  };
}

async function repliesOf(scenario: Scenario): Promise<readonly string[]> {
  const { trace } = await runScenario(scenario, { seed: 1 });
  const granted = rowsThatFit(trace, { event: "workload.granted" });
  return [...granted].map((row) => String(columnOf(row, "reply")));
}

test("a key that comes again in time gets its answer again", async () => {
  const replies = await repliesOf(paying(1_000, 100, 500));
  expect(replies).toEqual(["balance 95", "balance 95"]);
});

test("a key that comes after that is a payment of its own", async () => {
  const replies = await repliesOf(paying(1_000, 100, 500, 2_000));
  expect(replies).toEqual(["balance 95", "balance 95", "balance 90"]);
});

test("without it a key is metadata like any other", async () => {
  const replies = await repliesOf(paying(undefined, 100, 500));
  expect(replies).toEqual(["balance 95", "balance 90"]);
});

test.each([0, -1, Number.NaN])("%d ms are refused, with the place", (forMs) => {
  const parsed = parseScenario(paying(forMs, 100));
  if (parsed.ok) throw new Error("it was taken");
  expect(parsed.problems.map(formatProblem).join("\n")).toContain(
    "services[0].atMostOnceForMs",
  );
});
