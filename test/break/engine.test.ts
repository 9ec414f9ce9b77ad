/** Do services with a bug run in the engine of the page as they run here? */
import { afterAll, describe, expect, test } from "vitest";
import type { FaultSpec } from "../../src/scenario/fault-spec.ts";
import { parseIntervention } from "../../src/scenario/intervention.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { claimText } from "../../web/app/check-words.ts";
import { answerBreak } from "../../web/engine/break-desk.ts";
import { run } from "../../web/engine/entry.ts";
import type { Order } from "../../web/engine/order.ts";
import { engineBundle } from "../engines/bundle.ts";
import { loadInChromium } from "../engines/chromium-engine.ts";
import { loadInNode } from "../engines/node-engine.ts";
import { loadInQuickJs } from "../engines/quickjs-engine.ts";
import { peer } from "../support/peers.ts";
import { EXERCISES } from "./exercises.ts";

const bundle = await engineBundle();
const node = loadInNode(bundle);

afterAll(() => node.close());

/** Each of them once, exposed by its reference answer. */
const orders: readonly Order[] = EXERCISES.map(([, { exercise }]) => {
  const { scenario, solution } = exercise;
  const texts = solution.filter((hand) => typeof hand === "string");
  const faults = solution.filter((hand) => typeof hand !== "string");
  const data = { ...scenario, faults: faults as FaultSpec[] };
  return { scenario: data, seed: 1, interventions: texts };
});

test("a run in the bundle is the run of the library", async () => {
  const digests = await node.digests(orders);
  for (const [index, [, { exercise }]] of EXERCISES.entries()) {
    const { scenario, seed, interventions } = orders[index] as Order;
    const made = await runScenario(scenario as typeof exercise.scenario, {
      seed,
      interventions: interventions.flatMap((text) => {
        const parsed = parseIntervention(text);
        return parsed.ok ? [parsed.value] : [];
      }),
      services: exercise.services(false),
    });
    expect(digests[index]).toBe(made.digest);
    expect(made.checks[0]?.verdict).toBe("fails");
  }
});

describe("the digests of Node are those of", () => {
  test("QuickJS", async () => {
    const engine = await loadInQuickJs(bundle);
    expect(await engine.digests(orders)).toEqual(await node.digests(orders));
    await engine.close();
  });

  test("Chromium", async (context) => {
    const path = peer("chromium", context);
    const engine = await loadInChromium(bundle, path);
    expect(await engine.digests(orders)).toEqual(await node.digests(orders));
    await engine.close();
  });
});

describe("a link", () => {
  test("names a service by its scenario, with its bug", async () => {
    const hands = ["850ms=crash:diary", "900ms=restart:diary"];
    const order = { scenario: "break-it-diary", seed: 1, interventions: hands };
    const answer = await run(order);
    if (answer.kind !== "done") throw new Error(answer.problems.join("\n"));
    expect(answer.report.checks[0]?.verdict).toBe("fails");
  });

  test.each(EXERCISES)(
    "with a world that lacks hosts of %s ends",
    async (...[, { exercise }]) => {
      const { scenario } = exercise;
      const { clients } = scenario;
      // Somebody cut the world down to the clients and whom they call.
      const servers = clients.map(({ target }) => target.split(":")[0] ?? "");
      const names = [...clients.map(({ host }) => host), ...servers];
      const isHere = (one: { host?: string; name?: string }) =>
        names.includes(one.host ?? one.name ?? "");
      const less = {
        ...scenario,
        hosts: scenario.hosts.filter(isHere),
        services: scenario.services.filter(isHere),
      };
      const answer = await run({ scenario: less, seed: 1, interventions: [] });
      expect(answer.kind).toBe("done");
    },
  );
});

test("who asks for a service that is none is told so", async () => {
  const answer = await answerBreak({ kind: "card", name: "dairy" });
  expect(answer.kind).toBe("refused");
});

test("every promise has Chinese words", () => {
  const claims = EXERCISES.flatMap(
    ([, { exercise }]) => exercise.scenario.checks ?? [],
  );
  const left = claims.filter(
    ({ claim }) => claimText(claim, "zh-CN").lang === "en",
  );
  expect(left.map(({ claim }) => claim)).toEqual([]);
});
