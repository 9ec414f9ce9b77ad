/** Do turns follow the weights, also when somebody changes them? */
import { expect, test } from "vitest";
import { rowsThatFit } from "../../src/check/row-query.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** A call each 100 ms; from 5 s on other weights hold. */
const WORLD: Scenario = {
  name: "weights",
  title: { en: "Weights" },
  summary: { en: "Three servers of unlike strength." },
  hosts: ["a", "b", "c", "names", "shop"].map((name) => ({ name })),
  defaults: { link: { latency: { kind: "constant", delayMs: 1 } } },
  nameServer: {
    host: "names",
    records: [
      {
        name: "greeter.example",
        ttlMs: 0,
        hosts: ["a", "b", "c"],
        weights: { a: 5 },
        changes: [
          { atMs: 4_000, hosts: ["a", "b", "c"], weights: { b: 3, c: 4 } },
        ],
      },
    ],
  },
  services: ["a", "b", "c"].map((host) => ({ service: "greeter", host })),
  clients: [
    {
      name: "shop",
      host: "shop",
      service: "greeter",
      target: "dns:///greeter.example:50051",
      resolution: { intervalMs: 0, refreshMs: 1_000 },
      serviceConfig: {
        loadBalancingConfig: [{ static_weighted_round_robin: {} }],
      },
    },
  ],
  workloads: [
    {
      kind: "open-loop",
      name: "visitors",
      client: "shop",
      call: { method: "hello" },
      perSecond: 10,
      arrivals: "constant",
      count: 95,
      startMs: 450,
    },
  ],
  startJitterMsMax: 0,
};

async function servedFrom(fromMs: number, toMs: number): Promise<string> {
  const parsed = parseScenario(WORLD);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { trace } = await runScenario(parsed.value, { seed: 1 });
  const query = { event: "handler.started", fromMs, toMs };
  return [...rowsThatFit(trace, query)].map(({ host }) => host).join("");
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

test("each server gets its part, evenly spread", async () => {
  // 21 calls between two answers of the name server, at weights 5, 1, 1.
  const served = await servedFrom(1_500, 2_399);
  expect(served).toHaveLength(9);
  expect(count(served, "a")).toBeGreaterThanOrEqual(6);
  expect(served).not.toContain("bb");
  expect(served).not.toContain("cc");
});

test("a list with other weights counts from the next call on", async () => {
  const before = await servedFrom(2_500, 3_400);
  const after = await servedFrom(5_500, 6_400);
  expect(count(before, "a")).toBeGreaterThan(count(before, "b") + 2);
  expect(count(after, "c")).toBeGreaterThan(count(after, "a"));
  expect(count(after, "b")).toBeGreaterThan(count(after, "a"));
});
