/** Do the services break as they should, and are faults graded fairly? */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFaults } from "../../src/course/break-faults.ts";
import { BREAK_SEEDS, gradeBreak } from "../../src/course/break-grade.ts";
import {
  BREAK_POINTS_MAX,
  type BreakIt,
  FAULTS_MAX,
} from "../../src/course/break-it.ts";
import type { GradeResult } from "../../src/course/grade-result.ts";
import { hiddenSeeds } from "../../src/course/hidden-seeds.ts";
import { exploreSeed } from "../../src/scenario/explore.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import { EXERCISES } from "./exercises.ts";

/** Enough where every seed is like the next. */
const FEW = [1, 2];

const HAN = /\p{sc=Han}/u;

async function grade(
  name: string,
  exercise: BreakIt,
  data: unknown,
  seeds: readonly number[] = BREAK_SEEDS,
): Promise<GradeResult> {
  const spent = parseFaults(exercise.scenario, data);
  if (!spent.ok) throw new Error(JSON.stringify(spent.problems));
  return await gradeBreak({ name, exercise, spent: spent.value, seeds });
}

function problemsOf(exercise: BreakIt, data: unknown): readonly Problem[] {
  const spent = parseFaults(exercise.scenario, data);
  return spent.ok ? [] : spent.problems;
}

function keysOf({ tests }: GradeResult): readonly (string | null)[] {
  return tests.map(({ messageKey }) => messageKey);
}

test("there are ten", () => {
  expect(EXERCISES).toHaveLength(10);
});

describe.each(EXERCISES)("%s", (name, { exercise, words }) => {
  const { scenario, services, solution } = exercise;

  test("is a scenario by a name that leads to it", () => {
    expect(parseScenario(scenario)).toMatchObject({ ok: true });
    expect(scenario.name).toBe(`break-it-${name}`);
    expect(scenario.title).toEqual(words.title);
    expect(scenario.summary).toEqual(words.promise);
  });

  test("is told in two languages", () => {
    const { title, promise, hints, bug, met } = words;
    for (const said of [title, promise, ...hints, bug, met]) {
      expect(said.en).not.toMatch(HAN);
      expect(said["zh-CN"]).toMatch(HAN);
    }
    expect(hints).toHaveLength(3);
  });

  test("keeps its promise on seeds 1 to 50 while nothing goes wrong", async () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const own = services(false);
      const run = await exploreSeed(scenario, { seed, services: own });
      expect(run).toMatchObject({ seed, verdict: "holds" });
    }
  });

  test("is exposed by the reference answer, on hidden seeds as well", async () => {
    const spent = parseFaults(scenario, solution);
    if (!spent.ok) throw new Error(JSON.stringify(spent.problems));
    expect(spent.value.count).toBeGreaterThanOrEqual(1);
    expect(spent.value.count).toBeLessThanOrEqual(FAULTS_MAX);
    for (const seeds of [BREAK_SEEDS, hiddenSeeds("autumn", BREAK_SEEDS)]) {
      const result = await grade(name, exercise, solution, seeds);
      expect(result).toMatchObject({ status: "pass", points: 3, seeds });
    }
  });

  test("earns nothing without faults", async () => {
    const result = await grade(name, exercise, [], FEW);
    expect(result).toMatchObject({ status: "fail", points: 0 });
    expect(keysOf(result)).toEqual(["no-fault", null, "no-fault"]);
  });

  test("is not exposed by a world that stays broken", async () => {
    const [server] = scenario.services.slice(-1).map(({ host }) => host);
    const crash = `100ms=crash:${server}`;
    const result = await grade(name, exercise, [crash], FEW);
    expect(result.points).toBe(0);
    expect(keysOf(result).slice(1)).toEqual([
      "broke-the-world",
      "broke-the-world",
    ]);
    expect(result.tests[1]?.message).toContain("the world, not the service");
  });

  test("is, once mended, a match for the nemesis", async () => {
    const struck = { ...scenario, nemesis: { toMs: 3500 } };
    for (let seed = 1; seed <= 5; seed += 1) {
      const own = services(true);
      const run = await exploreSeed(struck, { seed, services: own });
      expect(run).toMatchObject({ seed, verdict: "holds" });
    }
  });
});

const diary = exerciseNamed("diary");

function exerciseNamed(name: string): BreakIt {
  const found = EXERCISES.find(([one]) => one === name);
  if (found === undefined) throw new Error(name);
  return found[1].exercise;
}

describe("faults", () => {
  const crash = "900ms=crash:diary";
  const restart = "950ms=restart:diary";

  test("are counted, and their ends are not", () => {
    const spent = parseFaults(diary.scenario, [crash, restart]);
    expect(spent).toMatchObject({ ok: true, value: { count: 1 } });
  });

  test("are no ends where nothing has begun: a restart is a crash", () => {
    const spent = parseFaults(diary.scenario, [restart, "2s=resume:ann"]);
    expect(spent).toMatchObject({ ok: true, value: { count: 1 } });
  });

  test("on several hosts, or again and again, count as often", () => {
    const action = { kind: "pause", host: "*" };
    const all = { hosts: ["ann", "bob"], take: "all" };
    const two = { atMs: 10, on: all, action };
    const five = {
      atMs: 0,
      everyMs: 100,
      untilMs: 450,
      action: { ...action, host: "ann" },
    };
    const counted = parseFaults(diary.scenario, [two, crash]);
    expect(counted).toMatchObject({ ok: true, value: { count: 3 } });
    expect(problemsOf(diary, [five])[0]?.what).toBe("5 faults are too many");
  });

  test.each([
    [{}, "", "no list"],
    [["500ms=explode:diary"], "[0]", "is no action"],
    [[crash, "500ms=crash:dairy"], "[1]", '"dairy"'],
    [[crash, { atMs: -1, action: { kind: "heal" } }], "[1].atMs", "below 0"],
    [[crash, { action: { kind: "heal" } }], "[1]", "no moment"],
    [[7], "[0]", "no object"],
    [[crash, crash, crash, crash], "", "4 faults are too many"],
    [Array.from({ length: 13 }, () => restart), "", "13 entries"],
  ])("%j is refused with its place", (data, path, what) => {
    const [problem] = problemsOf(diary, data);
    expect(problem?.path).toBe(path);
    expect(problem?.what).toContain(what);
    expect(problem?.remedy).not.toBe("");
  });

  test("that make no sense in the run are an error, with its reason", async () => {
    const result = await grade("diary", diary, ["900ms=heal:cut"]);
    const [first] = result.tests;
    expect(result.points).toBe(0);
    expect(first).toMatchObject({ status: "error", messageKey: "no-result" });
    expect(first?.message).toContain("heal:cut");
  });

  test("that strike now and then earn less", async () => {
    const { points, tests } = await grade("diary", diary, [
      // In one run of some it comes between a page and its flush.
      { betweenMs: [700, 1600], action: { kind: "crash", host: "diary" } },
      { atMs: 1650, action: { kind: "restart", host: "diary" } },
    ]);
    expect(points).toBe(2);
    expect(tests[2]?.messageKey).toBe("by-luck");
  });

  test("whatever they are, are refused or graded", async () => {
    const kinds = ["crash", "restart", "pause", "resume", "explode"];
    const text = fc
      .tuple(
        fc.nat(6000),
        fc.constantFrom(...kinds),
        fc.constantFrom("diary", "bob", "eve"),
      )
      .map(([atMs, kind, host]) => `${atMs}ms=${kind}:${host}`);
    const entry = fc.oneof(text, fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 4 }), async (data) => {
        const spent = parseFaults(diary.scenario, data);
        if (!spent.ok) {
          expect(spent.problems.length).toBeGreaterThan(0);
          return;
        }
        const order = { name: "diary", exercise: diary, spent: spent.value };
        const { points } = await gradeBreak({ ...order, seeds: [1] });
        expect(points).toBeLessThanOrEqual(BREAK_POINTS_MAX);
      }),
      { numRuns: 40 },
    );
  });
});
