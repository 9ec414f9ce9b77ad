/** Is lesson 7 graded as a teacher would? */
import { describe, expect, test } from "vitest";
import { areKept } from "../../lessons/07-add-servers/bounds.ts";
import {
  ofClerks,
  tellClerks,
  tellFleet,
} from "../../lessons/07-add-servers/goals.ts";
import { weighed } from "../../lessons/07-add-servers/scene-fleet.ts";
import {
  callsEachOf,
  FITTED,
  FORESEEN,
  ledgerWorld,
} from "../../lessons/07-add-servers/shared-ledger.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { graderOf, hiddenBy, SALTS } from "./grader.ts";

const { lesson, textOf, gradeText, problemsOf } = await graderOf("add-servers");

test.each(SALTS)("the solution passes on seeds hidden by %j", async (salt) => {
  const seeds = hiddenBy(salt, 8);
  expect(await problemsOf(textOf("solution.ts"), seeds)).toEqual([]);
});

const HEAD = `import { dispatcherContract } from "farcall/dispatcher";
import { type Service, service } from "farcall/service";
`;

describe("another right way earns all points", () => {
  test.each<[string, string]>([
    [
      "gives the turn to whom most is owed, counted anew with each list",
      `${HEAD}
export default function dispatcher(): Service {
  let turns: { server: string; weight: number; given: number }[] = [];
  let before = "";
  return service(dispatcherContract, {
    list: async ({ servers, weights }) => {
      const now = servers.join() + "/" + weights.join();
      if (now === before) return {};
      before = now;
      turns = servers.map((server, index) => {
        return { server, weight: weights[index] ?? 1, given: 0 };
      });
      return {};
    },
    next: async () => {
      const able = turns.filter(({ weight }) => weight > 0);
      const owed = (one: (typeof turns)[0]) => (one.given + 0.5) / one.weight;
      const [best] = able.sort((a, b) => owed(a) - owed(b));
      if (best === undefined) return { server: "" };
      best.given += 1;
      return { server: best.server };
    },
  });
}
`,
    ],
    [
      "plans a whole round ahead",
      `${HEAD}
export default function dispatcher(): Service {
  let plan: string[] = [];
  let at = 0;
  let before = "";
  return service(dispatcherContract, {
    list: async ({ servers, weights }) => {
      const now = servers.join() + "/" + weights.join();
      if (now === before) return {};
      before = now;
      const all: { due: number; server: string }[] = [];
      servers.forEach((server, index) => {
        const weight = weights[index] ?? 1;
        for (let n = 0; n < weight; n += 1) {
          all.push({ due: (n + 0.5) / weight, server });
        }
      });
      plan = all.sort((a, b) => a.due - b.due).map(({ server }) => server);
      at = 0;
      return {};
    },
    next: async () => {
      const server = plan[at % plan.length] ?? "";
      at += 1;
      return { server };
    },
  });
}
`,
    ],
    [
      "lets servers that stay keep what is owed to them",
      `${HEAD}
export default function dispatcher(): Service {
  let turns: { server: string; weight: number; credit: number }[] = [];
  return service(dispatcherContract, {
    list: async ({ servers, weights }) => {
      const kept = new Map(turns.map((one) => [one.server, one.credit]));
      turns = servers.map((server, index) => {
        const weight = weights[index] ?? 1;
        return { server, weight, credit: kept.get(server) ?? 0 };
      });
      return {};
    },
    next: async () => {
      const able = turns.filter(({ weight }) => weight > 0);
      for (const turn of able) turn.credit += turn.weight;
      const [best] = able.toSorted((a, b) => b.credit - a.credit);
      if (best === undefined) return { server: "" };
      for (const { weight } of able) best.credit -= weight;
      return { server: best.server };
    },
  });
}
`,
    ],
  ])("%s", async (_way, text) => {
    const seeds = hiddenBy("another way", 8);
    expect(await problemsOf(text)).toEqual([]);
    expect(await problemsOf(text, seeds)).toEqual([]);
  });
});

test("the start earns nothing, and hears why for each task", async () => {
  const { points, tests } = await gradeText(textOf("start.ts"));
  expect(points).toBe(0);
  for (const { id } of lesson.exercise?.tasks ?? []) {
    const own = tests.filter(({ task }) => task === id);
    expect(
      own.some(({ message }) => message !== null),
      id,
    ).toBe(true);
  }
});

test("the worlds of the ledger are scenarios as any other", () => {
  for (const count of [...FITTED, FORESEEN]) {
    expect(parseScenario(ledgerWorld(count, 5))).toMatchObject({ ok: true });
  }
});

test.each<[number, boolean, RegExp]>([
  [28, false, /✗ bookings a second: 583 \(at least 585\)\.$/],
  [29, true, /✓ .* One clerk fewer makes too few\.$/],
  // Whoever types a round number is not told how far off it is.
  [30, false, /✓ .* But fewer clerks make that, too\.$/],
])("%d clerks: the fewest are asked for", async (count, isKept, said) => {
  const world = ledgerWorld(count, callsEachOf(count));
  const run = await runScenario(world, { seed: 1 });
  expect(areKept(ofClerks(run))).toBe(isKept);
  expect(tellClerks(run).en).toMatch(said);
});

test.each<[number, RegExp, RegExp]>([
  [1, /cleo goes on as before/, /和原来一样/],
  // By arithmetic it does: a fifth of twenty is the four that cleo can do.
  [2, /a queue grew at cleo/, /排起了队/],
  [6, /^✓ [^.]*\.$/, /^✓ [^。]*。$/],
  [8, /rests more than it has to/, /歇得太多/],
])("a weight of %d is told with its reason", async (weight, en, zh) => {
  const told = tellFleet(await runScenario(weighed(weight), { seed: 1 }));
  expect(told.en).toMatch(en);
  expect(told["zh-CN"]).toMatch(zh);
});
