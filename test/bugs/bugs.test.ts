/** Does the search find what was planted, and make it small? */
import { describe, expect, test } from "vitest";
import { exploreSeed } from "../../src/scenario/explore.ts";
import { formatLink, parseLink } from "../../src/scenario/link.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { reasonOf } from "../../src/scenario/reason.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { shrink } from "../../src/scenario/shrink.ts";
import { BUGS } from "./all.ts";

// `npm run soak` goes through two thousand seeds of each.
const SEEDS_BEFORE = 2;

/** What a bug does not break; a claim may find nothing to judge. */
const SOUND = ["holds", "undecided"];

describe.each(BUGS.map((bug) => [bug.name, bug] as const))("%s", (_, bug) => {
  const { scenario, nemesis, services, seed } = bug;
  const struck = { ...scenario, nemesis };

  test("is not seen while nothing goes wrong", async () => {
    for (const other of [1, seed]) {
      const own = services(false);
      const run = await exploreSeed(scenario, { seed: other, services: own });
      expect(run).toMatchObject({ verdict: "holds", seed: other });
    }
  });

  test("is found at its seed and not before, and is gone once mended", async () => {
    const verdictAt = async (other: number, isMended: boolean) => {
      const own = services(isMended);
      const run = await exploreSeed(struck, { seed: other, services: own });
      return run?.verdict;
    };
    for (let back = 1; back <= Math.min(SEEDS_BEFORE, seed - 1); back += 1) {
      expect(SOUND).toContain(await verdictAt(seed - back, false));
    }
    expect(await verdictAt(seed, false)).toBe("fails");
    expect(SOUND).toContain(await verdictAt(seed, true));
  });

  test("comes down to few faults, and its link shows it again", async () => {
    const shrunk = await shrink(struck, {
      seed,
      services: () => services(false),
    });
    if (shrunk === undefined) throw new Error(`seed ${seed} fails`);
    expect(shrunk.isComplete).toBe(true);
    expect(shrunk.after.faults).toBeGreaterThanOrEqual(1);
    expect(shrunk.after.faults).toBeLessThanOrEqual(3);
    const { scenario: smallest, digest, reason } = shrunk;
    const text = formatLink({ scenario: smallest, seed, interventions: [] });
    const link = parseLink(text);
    const parsed = parseScenario(link.ok ? link.value.scenario : undefined);
    if (!link.ok || !parsed.ok) throw new Error("the link can be read");
    const replayed = await runScenario(parsed.value, {
      seed: link.value.seed,
      services: services(false),
    });
    expect(replayed.digest).toBe(digest);
    expect(reasonOf(replayed)).toEqual(reason);
  });
});
