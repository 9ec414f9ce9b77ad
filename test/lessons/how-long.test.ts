/** Is lesson 4 graded as a teacher would? */
import { describe, expect, test } from "vitest";
import {
  answeredWithin,
  failures,
  isShortest,
} from "../../lessons/04-how-long-to-wait/evidence.ts";
import {
  READERS,
  readers,
} from "../../lessons/04-how-long-to-wait/scene-waiting.ts";
import { exp } from "../../src/ports/math.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { graderOf, hiddenBy, SALTS } from "./grader.ts";

const { lesson, textOf, gradeText, problemsOf } =
  await graderOf("how-long-to-wait");

test.each(SALTS)("the solution passes on seeds hidden by %j", async (salt) => {
  const seeds = hiddenBy(salt, 8);
  expect(await problemsOf(textOf("solution.ts"), seeds)).toEqual([]);
});

describe("another right way earns all points", () => {
  const made = textOf("solution.ts");

  const own = 'error.status !== "DEADLINE_EXCEEDED"';

  test.each<[string, (text: string) => string]>([
    [
      "does not ask the archive at all when time is short",
      (text) =>
        text.replace(
          "const timeout = ns(Math.max(0, left(ctx) - RESERVE));",
          `if (left(ctx) <= RESERVE) {
        return { hits: await fromCards(word, ctx), isExact: false };
      }
      const timeout = ns(left(ctx) - RESERVE);`,
        ),
    ],
    [
      "keeps a little more in reserve",
      (text) =>
        text.replace("const RESERVE = ms(40)", "const RESERVE = ms(55)"),
    ],
    [
      "looks into the cards whatever is late, by the error's name",
      (text) =>
        text
          .replace("const isKnown = error instanceof RpcError;", "")
          .replace(`!isKnown || ${own}`, own),
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

describe("of what is honest one hears", () => {
  const failedOf = async (text: string) => {
    const { tests } = await gradeText(text);
    const failed = tests.filter(({ status }) => status !== "pass");
    return failed.map(({ messageKey }) => messageKey);
  };

  test("that it is, though the reserve is broken", async () => {
    const broken = textOf("wrong/breaks-when-time-is-short.ts");
    expect(await failedOf(broken)).toEqual(["breaks-when-time-is-short"]);
  });

  test("nothing yet, when no reader got an answer from the cards", async () => {
    const broken = textOf("wrong/keeps-no-reserve.ts");
    expect(await failedOf(broken)).toContain("not-to-be-seen");
    expect(await failedOf(textOf("start.ts"))).toContain("not-to-be-seen");
  });

  test("what keeps the archive from being asked, not what it said", async () => {
    const throws = textOf("wrong/breaks-before-it-asks.ts");
    expect(await failedOf(throws)).not.toContain("hides-the-reason");
    const guesses = textOf("wrong/always-guesses.ts");
    expect(await failedOf(guesses)).not.toContain("hides-a-negative-time");
  });
});

describe("what the text says of one run holds of others", () => {
  test("false alarms are as frequent as slow answers are", async () => {
    let count = 0;
    const seeds = Array.from({ length: 20 }, (_, n) => n + 1);
    for (const seed of seeds) {
      const run = await runScenario(readers(100), { seed, recorder: "rpc" });
      count += failures(run);
    }
    // 10 ms there, 10 ms of work, and a way back of 20 ms on average.
    const expected = exp(-(100 - 20) / 20);
    const share = count / (seeds.length * READERS);
    expect(Math.abs(share - expected)).toBeLessThan(0.005);
  });

  test("one time-out is the shortest, not those of the text", async () => {
    const right: number[] = [];
    for (const timeoutMs of [60, 100, 135, 136, 137, 150, 200]) {
      const seen = { seed: 1, recorder: "rpc" } as const;
      const run = await runScenario(readers(timeoutMs), seen);
      if (isShortest(run)) right.push(timeoutMs);
    }
    expect(right).toEqual([136]);
  });

  test.each([2, 3, 4])(
    "no time-out makes an answer come sooner: seed %i",
    async (seed) => {
      const quick: number[] = [];
      for (const timeoutMs of [undefined, 150, 60]) {
        const run = await runScenario(readers(timeoutMs), {
          seed,
          recorder: "rpc",
        });
        quick.push(answeredWithin(run, 60));
      }
      expect(new Set(quick).size).toBe(1);
      expect(quick[0]).toBeGreaterThan(READERS / 2);
    },
  );
});
