/** Is lesson 5 graded as a teacher would? */
import { describe, expect, test } from "vitest";
import { together } from "../../lessons/05-try-again/evidence.ts";
import type { Scene } from "../../src/course/lesson.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { graderOf, hiddenBy, SALTS } from "./grader.ts";

const { lesson, textOf, gradeText, problemsOf } = await graderOf("try-again");

test.each(SALTS)("the solution passes on seeds hidden by %j", async (salt) => {
  const seeds = hiddenBy(salt, 6);
  expect(await problemsOf(textOf("solution.ts"), seeds)).toEqual([]);
});

describe("another right way earns all points", () => {
  const made = textOf("solution.ts");

  test.each<[string, (text: string) => string]>([
    [
      "looks at the clock when a key comes",
      (text) =>
        text
          .replace(
            "new Map<string, Promise<{ balance: number }>>()",
            "new Map<string, { answer: Promise<object>; endsAt: number }>()",
          )
          .replace(
            "if (known !== undefined) return known;",
            "if (known && ctx.now() < known.endsAt) return known.answer;",
          )
          .replace(
            "answers.set(key, answer);",
            "answers.set(key, { answer, endsAt: Infinity });",
          )
          .replace(
            "void ctx.sleep(KEEP).then(() => answers.delete(key));",
            "answers.set(key, { answer, endsAt: ctx.now() + KEEP });",
          ),
    ],
    [
      "counts from when the key came first",
      (text) =>
        text.replace("        await answer;\n", "").replace(
          "answers.set(key, answer);",
          `answers.set(key, answer);
      answer.catch(() => answers.delete(key));`,
        ),
    ],
    [
      "lets a refused one wait, and answers it by itself",
      (text) =>
        text.replace(
          "if (known !== undefined) return known;",
          `if (known !== undefined) {
        try {
          return await known;
        } catch {
          return pay(amount, ctx);
        }
      }`,
        ),
    ],
  ])("%s", async (_way, change) => {
    const text = change(made);
    expect(text).not.toBe(made);
    expect(await problemsOf(text)).toEqual([]);
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

test.each<[string, string]>([
  ["waits for half a second", "ctx.sleep(ms(500))"],
  ["waits until the key is forgotten", "ctx.sleep(KEEP)"],
])("who %s before it answers hears of nothing else", async (_what, sleep) => {
  const text = textOf("wrong/waits-before-it-answers.ts");
  const { tests } = await gradeText(text.replace("ctx.sleep(KEEP)", sleep));
  const keys = tests.map(({ messageKey }) => messageKey).filter(Boolean);
  expect(new Set(keys)).toEqual(new Set(["waits-before-it-answers"]));
});

test("a copy of a promise that nobody handles is named, and its line", async () => {
  const text = textOf("wrong/unhandled-rejection.ts");
  const line = 1 + text.split("\n").findIndex((one) => one.includes("isAway)"));
  const { points, tests } = await gradeText(text, [1]);
  expect(points).toBe(0);
  for (const { status, message, messageKey, params, output } of tests) {
    expect({ status, messageKey }).toEqual({
      status: "error",
      messageKey: "unhandled-rejection",
    });
    expect(params["reason"]).toBe(
      `RpcError: [UNAVAILABLE] the network is away (line ${line})`,
    );
    expect(message).toContain(String(params["reason"]));
    expect(message).toContain("Not judged");
    expect(message).toContain("a catch of its own");
    expect(output).toContain("the network is away");
  }
});

test("what was paid twice is shown when it was paid", async () => {
  const { tests } = await gradeText(textOf("start.ts"), [1]);
  for (const { firstBadEvent } of tests) {
    expect(firstBadEvent?.sentence).toMatch(/^bank: balance = \d+$/);
  }
});

test("the run with jitter is as most of its seeds are", async () => {
  const { scenario, seed } = lesson.scenes["jitter"] as Scene;
  const counts = new Map<number, number>();
  for (let other = 1; other <= 8; other += 1) {
    const found = together(await runScenario(scenario, { seed: other }));
    counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  const [[usual] = []] = [...counts].sort(([, one], [, two]) => two - one);
  expect(together(await runScenario(scenario, { seed }))).toBe(usual);
});
