/** Does the lab say of many seeds what the command line says? */
import fc from "fast-check";
import { expect, test } from "vitest";
import factorial from "../../scenarios/factorial.ts";
import hello from "../../scenarios/hello.ts";
import { type ExploredRun, exploreSeed } from "../../src/scenario/explore.ts";
import { METRIC_WORDS } from "../../src/scenario/run-metrics.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { partingOf } from "../../web/app/compare.ts";
import { decisionAt } from "../../web/app/compare-decision.ts";
import {
  figureFirst,
  figuresIn,
  histogramOf,
  outcomeOf,
} from "../../web/app/seeds-figures.ts";
import { Course, nextCount } from "../../web/app/seeds-slices.ts";
import { figureText, seedsWordsOf } from "../../web/app/seeds-words.ts";
import type { Rows } from "../../web/engine/order.ts";
import { reportOf } from "../../web/engine/report.ts";
import {
  partsOf,
  type SeedSlice,
  seedsOf,
} from "../../web/engine/seed-slice.ts";
import { answerSeeds } from "../../web/engine/seeds-desk.ts";

/** A run among many that has nothing but a figure and a verdict. */
function runWith(
  seed: number,
  calls: number | undefined,
  verdict: ExploredRun["verdict"] = "holds",
): ExploredRun {
  return {
    ...{ scenario: "made", seed, digest: "", verdict },
    ...{ failed: [], undecided: [], seen: [], idle: [] },
    metrics: calls === undefined ? {} : { calls },
  };
}

test("the engine's runs are those of explore, and bad orders are refused", async () => {
  const order = { scenario: "hello", seed: 3, interventions: [] };
  const answer = await answerSeeds({ order, count: 2 });
  if (answer.kind !== "explored") throw new Error(answer.problems.join());
  expect(answer.runs).toEqual([
    await exploreSeed(hello, { seed: 3 }),
    await exploreSeed(hello, { seed: 4 }),
  ]);
  const bad = await answerSeeds({
    order: { ...order, scenario: "?" },
    count: 1,
  });
  expect(bad.kind).toBe("refused");
  // What was found good of one seed says nothing of what is no seed.
  expect((await answerSeeds({ order, count: 1 })).kind).toBe("explored");
  const none = await answerSeeds({ order: { ...order, seed: 1.5 }, count: 1 });
  expect(none.kind).toBe("refused");
});

test("every run is in one column, or has no such figure", () => {
  const values = [0, 3, 3, 7, 40, 99, undefined];
  const runs = values.map((value, index) => runWith(index + 1, value));
  const { bins, without } = histogramOf(runs, "calls");
  const inside = bins.flatMap((bin) =>
    bin.runs.map(({ seed, metrics }) => {
      expect(metrics.calls).toBeGreaterThanOrEqual(bin.low);
      expect(metrics.calls).toBeLessThan(bin.high);
      return seed;
    }),
  );
  expect(inside).toEqual([1, 2, 3, 4, 5, 6]);
  expect(without.map(({ seed }) => seed)).toEqual([7]);
  expect(bins.length).toBeLessThanOrEqual(12);
});

test("few whole numbers have a column each; one value has one", () => {
  const few = histogramOf([runWith(1, 2), runWith(2, 4, "fails")], "calls");
  expect(
    few.bins.map(({ low, high, failedCount }) => [low, high, failedCount]),
  ).toEqual([
    [2, 2, 0],
    [3, 3, 0],
    [4, 4, 1],
  ]);
  const one = histogramOf([runWith(1, 0.3), runWith(2, 0.3)], "calls");
  expect(one.bins.map(({ low, high }) => [low, high])).toEqual([[0.3, 0.3]]);
  expect(histogramOf([runWith(1, undefined)], "calls").bins).toEqual([]);
});

test("a run without what is hoped for has not passed like the others", () => {
  const claim = "somebody retries";
  const checks: Scenario["checks"] = [
    { kind: "sometimes", claim, some: { event: "workload.retried" } },
  ];
  const run = runWith(1, 1);
  expect(outcomeOf(run, checks)).toBe("unseen");
  expect(outcomeOf({ ...run, seen: [claim] }, checks)).toBe("passed");
  expect(outcomeOf({ ...run, idle: ["it pays once"] })).toBe("unseen");
  expect(outcomeOf({ ...run, verdict: "broke-off" }, checks)).toBe("broke-off");
});

test("the figure that one sees first is one that chance moves", () => {
  expect(figureFirst([runWith(1, 1), runWith(2, 2)])).toBe("calls");
  expect(figureFirst([])).toBe("");
});

test("slices grow and shrink with what the last one took", () => {
  expect(nextCount(5, 10)).toBe(10);
  expect(nextCount(10, 400)).toBe(5);
  expect(nextCount(5, 60_000)).toBe(1);
  // No engine is left idle, however long a run takes, nor has one more.
  expect(nextCount(5, 250, 2)).toBe(4);
  expect(nextCount(5, 60_000, 2)).toBe(2);
  expect(nextCount(50, 1)).toBe(50);
});

/** A course whose slices are answered when the test says so. */
function askedCourse(all: number) {
  const asked: { first: number; count: number; answer: () => void }[] = [];
  const ask = ({ first, count }: SeedSlice) =>
    new Promise<readonly number[] | undefined>((resolve) => {
      const seeds = Array.from({ length: count }, (_, n) => first + n);
      asked.push({ first, count, answer: () => resolve(seeds) });
    });
  const course = new Course<number>([], { current: { all, ask } }, 2);
  const found: number[][] = [];
  const ended = course.run(
    (more) => found.push([...more]),
    () => {},
  );
  return { course, asked, found, ended };
}

test("while the page takes in one slice, the engines have the next", async () => {
  const { asked, found, ended } = askedCourse(40);
  let underWay = 0;
  for (let nth = 0; nth < asked.length; nth += 1) {
    asked[nth]?.answer();
    await expect.poll(() => found.length).toBe(nth + 1);
    underWay = Math.max(underWay, asked.length - found.length);
  }
  await ended;
  expect(underWay).toBe(2);
  expect(found.at(-1)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
});

test("nobody hears of a slice that comes after a Stop", async () => {
  const { course, asked, found, ended } = askedCourse(40);
  course.leave();
  asked[0]?.answer();
  await ended;
  expect(found).toEqual([]);
  expect(asked.length).toBe(1);
});

test("a figure says its unit", () => {
  const words = { ms: (text: string) => `${text} ms` };
  expect(figureText("latencyMsP99", 12.25, words)).toBe("12.25 ms");
  expect(figureText("endedMs", 4_000, words)).toBe("4000 ms");
  expect(figureText("answeredShare", 0.975, words)).toBe("97.50 %");
  expect(figureText("calls", 3, words)).toBe("3");
});

test("each figure has its words in both languages", () => {
  for (const locale of ["en", "zh-CN"] as const) {
    const { figures } = seedsWordsOf(locale);
    for (const name of Object.keys(METRIC_WORDS)) {
      expect(figures[name], `${locale} ${name}`).toBeDefined();
    }
  }
});

test("a tail latency and what was sent are figures to choose", async () => {
  const run = await exploreSeed(factorial, { seed: 1 });
  const { latencyMsP95 = 0, messages, calls } = run?.metrics ?? {};
  expect(figuresIn(run ? [run] : [])).toContain("latencyMsP95");
  expect(latencyMsP95).toBeGreaterThan(run?.metrics.latencyMsMedian ?? 0);
  // Nothing is lost there: a request and a response for each call.
  expect(messages).toBe(2 * (calls ?? 0));
});

async function rowsOf(scenario: Scenario, seed: number): Promise<Rows> {
  return reportOf(await runScenario(scenario, { seed })).rows;
}

test("where two runs part stands the decision that parts them", async () => {
  const lossy: Scenario = {
    ...hello,
    defaults: {
      ...hello.defaults,
      link: { ...hello.defaults?.link, lossProbability: 0.9 },
    },
  };
  const base = await rowsOf(hello, 1);
  const other = await rowsOf(lossy, 1);
  const row = partingOf(other, base) ?? -1;
  expect(decisionAt(other, base, row)).toEqual({ what: "loss", side: "here" });
  expect(decisionAt(base, other, row)).toEqual({ what: "loss", side: "there" });
  expect(decisionAt(base, base, base.sentence.length)).toBeUndefined();
});

test("parts of a slice are the slice, in order and evenly", () => {
  const slices = fc.record({
    first: fc.nat(1000),
    count: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(slices, fc.integer({ min: 1, max: 6 }), (slice, ways) => {
      const parts = partsOf(slice, ways);
      expect(parts.length).toBe(Math.min(ways, slice.count));
      expect(parts.flatMap(seedsOf)).toEqual(seedsOf(slice));
      const counts = parts.map(({ count }) => count);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThan(2);
    }),
  );
});

test("no part begins beyond the last seed, and none at all is one part", () => {
  const last = Number.MAX_SAFE_INTEGER;
  expect(partsOf({ first: last, count: 2 }, 2)).toEqual([
    { first: last, count: 1 },
  ]);
  expect(partsOf({ first: 1, count: 0 }, 3)).toEqual([{ first: 1, count: 0 }]);
});
