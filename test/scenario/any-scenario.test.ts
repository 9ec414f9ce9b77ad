/** Is there any data that breaks more than itself? */
import fc from "fast-check";
import { expect, test } from "vitest";
import { SimulationError } from "../../src/kernel/sim-error.ts";
import { ActionError } from "../../src/scenario/build-world.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { allScenarios } from "../support/scenarios.ts";
import { SMALL } from "./small-scenario.ts";

/** All that can be said of faults and goals, in one scenario. */
const TROUBLED: Scenario = {
  ...SMALL,
  faults: [
    {
      betweenMs: [0, 400],
      on: { hosts: ["bank", "phone"], take: "minority" },
      steps: [
        { action: { kind: "pause", host: "*" } },
        { waitMs: 5, together: [[{ action: { kind: "heal" } }], []] },
        { waitMs: 20, action: { kind: "resume", host: "*" } },
      ],
    },
    { atMs: 3, everyMs: 90, untilMs: 700, action: { kind: "release" } },
    {
      when: { event: "handler.started", nth: 1, afterMs: 2 },
      on: { service: "bank", take: "all" },
      action: { kind: "partition", from: ["*"], to: ["phone"] },
    },
  ],
  nemesis: { fromMs: 1, toMs: 300, faultsMax: 4, atOnceMax: 2 },
  checks: [
    { kind: "availability", claim: "it answers", atLeast: 0.5, toMs: 100 },
    { kind: "latency", claim: "it is quick", percentile: 99, atMostMs: 30 },
    { kind: "cost", claim: "it is cheap", requestsPerCallMax: 1.5 },
    {
      kind: "within",
      claim: "calls end",
      each: { event: "call.started" },
      some: { event: "call.failed" },
      withinMs: 500,
      same: ["client", "n"],
    },
  ],
};

const scenarios = [...(await allScenarios()), TROUBLED, TROUBLED];

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every place of some data at which a value can be put. */
function placesIn(data: unknown): Place[] {
  if (typeof data !== "object" || data === null) return [];
  const holder = data as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [
    { holder, key },
    ...placesIn(holder[key]),
  ]);
}

const WORDS = [
  ...["bank", "phone", "server", "client", "hello", "pay", "OK", "balance"],
  ...["greeter", "crash", "pause", "closed-loop", "uniform", "toString", ""],
];

/** For each type that a value may have, another of that type; or anything. */
const values = fc.record({
  number: fc.oneof(
    fc.integer({ min: -1, max: 100_000 }),
    fc.double({ min: 0, max: 1000, noNaN: true }),
  ),
  string: fc.constantFrom(...WORDS),
  boolean: fc.boolean(),
  object: fc.jsonValue(),
});

type TypeName = "number" | "string" | "boolean" | "object";

const mutants = fc
  .record({
    scenario: fc.constantFrom(...scenarios),
    changes: fc.array(fc.tuple(fc.nat(), values), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ scenario, changes }) => {
    const data: unknown = JSON.parse(JSON.stringify(scenario));
    for (const [nth, value] of changes) {
      const places = placesIn(data);
      const place = places[nth % places.length];
      if (place === undefined) continue;
      const { holder, key } = place;
      const type = typeof holder[key] as TypeName;
      holder[key] = structuredClone(value[type]);
    }
    return data;
  });

test("what is refused has problems, and what is taken runs", async () => {
  let taken = 0;
  const property = fc.asyncProperty(mutants, async (data) => {
    const parsed = parseScenario(data);
    if (!parsed.ok) {
      expect(parsed.problems.length).toBeGreaterThan(0);
      for (const { what, remedy } of parsed.problems) {
        expect(what).not.toBe("");
        expect(remedy).not.toBe("");
      }
      return;
    }
    taken += 1;
    const limits = { eventsMax: 50_000 };
    const { failure } = await runScenario(parsed.value, { seed: 1, limits });
    const isOurs =
      failure !== undefined &&
      !(failure instanceof ActionError) &&
      !(failure instanceof SimulationError && failure.problem === "limit");
    expect(isOurs ? failure : undefined).toBeUndefined();
  });
  await fc.assert(property, { numRuns: 1500 });
  expect(taken).toBeGreaterThan(100);
});

test("no JSON at all makes the parser throw", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (data) => {
      expect(parseScenario(data).ok).toBe(false);
    }),
  );
});
