/** Do the parts of a grade hold that need no process? */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mutantsOf } from "../../src/cli/check-course/mutants.ts";
import { findLesson } from "../../src/cli/find-lesson.ts";
import type { Claim } from "../../src/course/claim.ts";
import { compileSubmission } from "../../src/course/compile-submission.ts";
import { grade } from "../../src/course/grade.ts";
import { gradesJunit } from "../../src/course/grade-junit.ts";
import type { GradeResult } from "../../src/course/grade-result.ts";
import { gradeText } from "../../src/course/grade-text.ts";
import { hiddenSeeds } from "../../src/course/hidden-seeds.ts";
import { lessonProblems } from "../../src/course/lesson-schema.ts";
import { readRun } from "../../src/course/run-record.ts";
import { PUBLIC_TABLE } from "../../src/course/sandbox/public-table.ts";
import { addedLines } from "../../src/course/solution-lines.ts";

describe("hidden seeds", () => {
  const numbers = Array.from({ length: 1000 }, (_, n) => n + 1);

  test("are seeds, differ from one another and from salt to salt", () => {
    const one = hiddenSeeds("one", numbers);
    const other = hiddenSeeds("other", numbers);
    const isSeed = (seed: number) => Number.isSafeInteger(seed) && seed >= 0;
    expect(one.filter((seed) => !isSeed(seed))).toEqual([]);
    expect(new Set([...one, ...other]).size).toBe(2000);
  });

  test("are the same for the same salt", () => {
    // Written down, because classes depend on it.
    const seeds = [2271176710262933, 4325042425253733];
    expect(hiddenSeeds("autumn", [1, 2])).toEqual(seeds);
  });
});

describe("a submission", () => {
  test("is compiled line by line, without its types", () => {
    const parsed = compileSubmission("const a: number = 1;\nexport { a };");
    expect(parsed.ok && parsed.value.split("\n")[0]).toContain("const a = 1;");
  });

  test.each([
    ["const a = ;", "does not parse"],
    ['const a = import("x");', "is not allowed here"],
    ['const a = import /* */ ("x");', "is not allowed here"],
    ["x".repeat(70_000), "has 70000 characters"],
  ])("is refused: %s", (text, why) => {
    const parsed = compileSubmission(text);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.problems[0]?.what).toContain(why);
  });

  test("may speak of import() in words", () => {
    const text = 'const a = "import(x)"; // import("y")';
    expect(compileSubmission(text).ok).toBe(true);
  });
});

describe("what comes out of a sandbox", () => {
  const good = {
    digest: "0123456789abcdef",
    failure: "",
    thrown: "",
    rejected: "",
    output: [],
    rows: [[0, 5, "a", "host.started", -1, "a", 1]],
  };

  test("is read with our sentences", () => {
    const run = readRun(good);
    const row = run?.trace.row(0);
    expect(row?.kind.sentence(...row.cells)).toBe("a starts");
  });

  test.each([
    ["no object", 5],
    ["another digest", { ...good, digest: "x" }],
    ["an unknown kind", { ...good, rows: [[0, 5, "a", "grade", -1]] }],
    ["too few cells", { ...good, rows: [[0, 5, "a", "host.started", -1, 1]] }],
    ["a negative time", { ...good, rows: [[0, -5, "a", "host.started", -1]] }],
    [
      "a cell of objects",
      { ...good, rows: [[0, 5, "a", "host.started", -1, {}, 1]] },
    ],
    ["output of numbers", { ...good, output: [1] }],
  ])("is refused: %s", (_what, data) => {
    expect(readRun(data)).toBe(undefined);
  });

  test("never makes the reader throw", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(() => readRun(data)).not.toThrow();
        const rows = [data];
        expect(() => readRun({ ...good, rows })).not.toThrow();
      }),
    );
  });
});

const RESULT: GradeResult = {
  version: 3,
  status: "fail",
  message: null,
  lesson: "hello",
  points: 4,
  pointsMax: 10,
  seeds: [1],
  tests: [
    {
      name: 'a <claim> & "more"',
      status: "fail",
      message: "It is not so.",
      output: "one\ntwo",
      task_id: 1,
      task: "count",
      seed: 1,
      runLink: null,
      firstBadEvent: { row: 1, atNs: 5e6, host: "a", sentence: "a starts" },
      expected: "1",
      got: "2\u0007",
      messageKey: "counts-twice",
      params: {},
    },
  ],
};

describe("a grade", () => {
  test("reads from the claim to the event, and ends with its points", () => {
    expect(gradeText(RESULT).split("\n")).toEqual([
      "hello, 1 seeds",
      'no  count: a <claim> & "more"',
      "    It is not so.",
      "    expected 1, got 2\u0007, with seed 1",
      "    at 5 ms: a starts",
      "    | one",
      "    | two",
      "points 4/10",
      "",
    ]);
  });

  test("says so when a check cannot judge a run", async () => {
    const { lesson } = await findLesson("1");
    const run = readRun({
      digest: "0123456789abcdef",
      failure: "",
      thrown: "",
      rejected: "",
      output: [],
      rows: [],
    });
    const outcome = { kind: "run", run: run! } as const;
    const scenario = lesson.exercise!.scene(1);
    const claim: Claim = {
      id: "breaks",
      task: "answer",
      says: { en: "it breaks" },
      judge: () => {
        throw new Error("ours");
      },
    };
    const tried = [{ seed: 1, scenario, outcome }];
    const result = grade({ lesson, claims: [claim], tried });
    expect(result.points).toBe(0);
    expect(result.tests[0]).toMatchObject({
      status: "error",
      message: "seed 1: the run has no result: its check cannot judge this run",
    });
  });

  test("is well-formed XML for a CI server", () => {
    const xml = gradesJunit([RESULT]);
    expect(xml).toContain('name="a &lt;claim&gt; &amp; &quot;more&quot;"');
    expect(xml).toContain('tests="1" failures="1" errors="0"');
    expect(xml).not.toContain("\u0007");
  });
});

test("a solution is as long as what it adds to its start", () => {
  const start = "f() {\n  // do it\n  return 1;\n}";
  expect(addedLines(start, "f() {\n  let a;\n  return 1;\n}")).toBe(1);
  expect(addedLines(start, start)).toBe(0);
});

test("a manifest with a wrong field is told its path", () => {
  const paths = lessonProblems({ id: "Hello" }).map(({ path }) => path);
  expect(paths).toContain("id");
  expect(paths).toContain("steps");
});

test("mutants change the default function alone, one thing each", () => {
  const body = "  b += 2;\n  return b > a;\n";
  const text = `const a = 1;\nexport default function f(b) {\n${body}}`;
  const changes = mutantsOf(text).map(({ change }) => change);
  expect(changes).toEqual([
    "line 3: b += 2; becomes ;",
    "line 3: += becomes -=",
    "line 3: += becomes =",
    "line 3: 2 becomes 3",
    "line 3: 2 becomes 0",
    "line 4: return b > a; becomes ;",
    "line 4: > becomes >=",
  ]);
});

test("a learner can import a part of what package.json exports", async () => {
  const text = readFileSync(new URL("../../package.json", import.meta.url));
  const { exports } = JSON.parse(String(text)) as {
    readonly exports: Readonly<Record<string, string>>;
  };
  for (const [word, module] of Object.entries(PUBLIC_TABLE)) {
    const file = exports[`./${word}`];
    expect(file, word).toBeDefined();
    const url = new URL(`../../${file}`, import.meta.url).href;
    const same = (await import(/* @vite-ignore */ url)) as object;
    expect(Object.keys(module).sort(), word).toEqual(Object.keys(same).sort());
  }
  // What makes runs or judges them would be a way round the checks.
  const kept = ["claim", "lesson", "run-scenario", "rows", "random-streams"];
  expect(kept.filter((word) => word in PUBLIC_TABLE)).toEqual([]);
});
