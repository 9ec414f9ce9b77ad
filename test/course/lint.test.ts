/** Does the lint of lessons find what it is there to find? */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lintExercise } from "../../src/cli/check-course/lint-exercise.ts";
import { findLesson } from "../../src/cli/find-lesson.ts";
import type { Claim } from "../../src/course/claim.ts";
import type { Exercise } from "../../src/course/exercise.ts";
import type { Lesson, Runs } from "../../src/course/lesson.ts";
import {
  digestOf,
  lintFollows,
  lintHints,
  lintProse,
  type Text,
} from "../../src/course/lint-prose.ts";
import {
  lintScenes,
  lintSteps,
  runScenes,
  valuesOf,
} from "../../src/course/lint-runs.ts";

const { lesson, folder } = await findLesson("1");
const markdown = readFileSync(`${folder}README.md`, "utf8");
const hints = readFileSync(`${folder}hints.md`, "utf8");
let runs: Runs;

beforeAll(async () => {
  runs = await runScenes(lesson);
});

function prose(change: (text: string) => string): string {
  const text: Text = {
    file: "README.md",
    markdown: change(markdown),
    locale: "en",
  };
  expect(text.markdown, "the change changes something").not.toBe(markdown);
  const problems = lintProse(lesson, text, valuesOf(lesson, runs));
  return problems.map(({ path, what }) => `${path}: ${what}`).join("\n");
}

describe("a text is refused that", () => {
  test.each<[string, (text: string) => string, string]>([
    [
      "says a number that the run does not have",
      (text) =>
        text.replace("95<!--=balance-left-->", "94<!--=balance-left-->"),
      "94 is 95 in the run",
    ],
    [
      "says a number that no run has",
      (text) => text.replace("A client asks", "For 3 days a client asks"),
      "3 is compared with no run",
    ],
    [
      "links to no moment",
      (text) => text.replaceAll("t:bank-pays", "t:bank-sleeps"),
      "t:bank-sleeps is no moment",
    ],
    [
      "begins a list in its middle",
      (text) => text.replace("A client asks", "95. A client asks"),
      "a list begins at 95",
    ],
    [
      "leaves out a step",
      (text) => text.replace("<!-- #money -->", ""),
      "has the steps",
    ],
    [
      "leaves out an option",
      (text) => text.replace("<!-- #paid-twice -->", "<!-- #paid-thrice -->"),
      "has the options",
    ],
    [
      "does not explain an option",
      (text) => text.replace(/^ {2}In this run it did.*$/m, "  No."),
      "option it-happened is not explained",
    ],
    [
      "says yes to who chose another option",
      (text) => text.replace(/^ {2}In this run it did/m, "  Yes, it did"),
      "is explained with a yes",
    ],
    [
      "explains an option without the run",
      (text) =>
        text.replace(/^ {2}In this run it did.*$/m, "  It is not so, is it?"),
      "leads to no moment",
    ],
    [
      "goes on for too long",
      (text) =>
        text.replace(
          "Step through the run.",
          "Step through the run. ".repeat(40),
        ),
      "words",
    ],
    [
      "has another title",
      (text) => text.replace("# Hello, far call", "# Hello"),
      '"Hello"',
    ],
  ])("%s", (_what, change, problem) => {
    expect(prose(change)).toContain(problem);
  });
});

test("a translation is refused that follows another text", () => {
  const english: Text = { file: "a.md", markdown: "one", locale: "en" };
  const other = (follows: string): Text => ({
    file: "b.md",
    markdown: `# B\n<!-- follows ${follows} -->\n`,
    locale: "zh-CN",
  });
  expect(lintFollows(english, other(digestOf("one")))).toEqual([]);
  expect(lintFollows(english, other(digestOf("two")))).toHaveLength(1);
});

test("hints are refused that leave out a rung or a task", () => {
  const text = (changed: string): Text => ({
    file: "hints.md",
    markdown: changed,
    locale: "en",
  });
  expect(lintHints(lesson, text(hints))).toEqual([]);
  const less = hints.replace(/^3\. .*$/m, "");
  expect(lintHints(lesson, text(less))[0]?.what).toContain("has 2 hints");
  const none = hints.replace("#count", "#other");
  expect(lintHints(lesson, text(none))).toHaveLength(1);
});

function changed(id: string, fields: object): Lesson {
  const steps = lesson.steps.map((step) =>
    step.id === id ? { ...step, ...fields } : step,
  );
  return { ...lesson, steps: steps as Lesson["steps"] };
}

describe("a step is refused", () => {
  test.each<[string, string, object, string]>([
    [
      "whose answer is no option",
      "money",
      { answer: { eval: () => 7 } },
      "0 options are 7",
    ],
    [
      "with two right answers",
      "money",
      { options: [1, 2].map((n) => ({ id: `o-${n}`, is: 95 })) },
      "2 options are 95",
    ],
    [
      "that looks for an event that never comes",
      "find-the-work",
      { event: { event: "host.crashed" } },
      "there is no such event",
    ],
    [
      "whose checkpoint is true at the start",
      "move-the-cut",
      { until: () => true },
      "true at the start",
    ],
    [
      "whose claim cannot be broken so",
      "one-fault",
      { claim: () => true },
      "holds in spite",
    ],
    [
      "whose claim does not hold before",
      "one-fault",
      { claim: () => false },
      "does not hold without",
    ],
    [
      "with two right options of a quiz",
      "silence",
      { options: [1, 2].map((n) => ({ id: `o-${n}`, isRight: true })) },
      "2 options are right",
    ],
    [
      "about chance that is none",
      "money",
      { seedsMax: 3 },
      "all 3 seeds give the same",
    ],
    [
      "about chance with an outcome that is no option",
      "chance",
      { options: [{ id: "one", is: "paid-in-silence" }], seedsMax: 9 },
      "which is no option",
    ],
    ["in a scene that is not there", "money", { scene: "none" }, "no scene"],
    [
      "that compares a run that is not there",
      "money",
      { answer: { eval: () => 95, runs: ["none"] } },
      'no scene "none"',
    ],
    [
      "that compares runs without naming them",
      "what-the-phone-knows",
      {
        answer: {
          eval: (_run: unknown, all: Runs) =>
            all["lost-request"] === undefined ? "nothing" : "known",
        },
      },
      "0 options are nothing",
    ],
    [
      "that explains an event that never comes",
      "find-the-work",
      { why: [{ id: "a-pause", event: { event: "host.paused" } }] },
      'no such event as that of "a-pause"',
    ],
  ])("%s", async (_what, id, fields, problem) => {
    const problems = await lintSteps(changed(id, fields), runs);
    expect(problems.map(({ what }) => what).join()).toContain(problem);
  });
});

test("a moment is refused that never comes", () => {
  const row = { event: "host.paused" };
  const moments = { ...lesson.moments, never: { scene: "quiet", row } };
  const problems = lintScenes({ ...lesson, moments }, runs);
  expect(problems.map(({ path }) => path)).toEqual(["moments.never"]);
});

test("every file that lesson 1 shows is there", () => {
  const cites = lesson.steps.flatMap(({ cites: own = [] }) => own);
  expect(cites.length).toBeGreaterThan(0);
  for (const { file } of cites) expect(existsSync(file), file).toBe(true);
});

describe("a mistake is refused that", () => {
  const folder = mkdtempSync(join(tmpdir(), "farcall-lint-"));
  const names = ["checks.ts", "start.ts", "solution.ts"];
  let told: string;

  beforeAll(async () => {
    const { folder: own, claims, slug } = await findLesson("1");
    for (const name of names) copyFileSync(own + name, join(folder, name));
    mkdirSync(join(folder, "wrong"));
    const put = (name: string, from: string) =>
      copyFileSync(own + from, join(folder, "wrong", name));
    put("counts-twice.ts", "wrong/counts-twice.ts");
    put("has-no-name.ts", "wrong/counts-twice.ts");
    put("is-none.ts", "solution.ts");
    const exercise = { ...lesson.exercise, seeds: [1] } as Exercise;
    const problems = await lintExercise({
      lesson: { ...lesson, exercise },
      claims: claims.map((claim) => ({ ...claim, judge: hidden(claim) })),
      slug,
      folder: `${folder}/`,
    });
    told = problems.map(({ path, what }) => `${path} ${what}`).join("\n");
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["is told in a word", 'wrong/counts-twice.ts is told as "No."'],
    ["is shown at no event", "wrong/counts-twice.ts is shown at no event"],
    ["has no name", "wrong/has-no-name.ts is called counts-twice"],
    ["is none", "wrong/is-none.ts earns all points"],
  ])("%s", (_what, problem) => {
    expect(told).toContain(problem);
  });
});

/** The same findings, without the row that shows them, and in a word. */
function hidden({ judge }: Claim): Claim["judge"] {
  return (run) => {
    const finding = judge(run);
    if (finding === undefined) return undefined;
    const says = { en: "No.", "zh-CN": "不。" };
    const mistake = { ...finding.mistake, says };
    return { ...finding, row: undefined, mistake };
  };
}
