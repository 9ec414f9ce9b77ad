/** Does the page give the grade that the command line gives, to the letter? */
import { readdirSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { findLesson } from "../../src/cli/find-lesson.ts";
import { gradeSubmission } from "../../src/cli/sandbox/grade-submission.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { SceneRun } from "../../web/engine/lesson-answers.ts";
import { launchChromium } from "../engines/chromium-engine.ts";
import { peer } from "../support/peers.ts";
import { type OpenDesk, openDesk, serveDesk } from "./desk/open-desk.ts";

const loaded = await findLesson("1");
const { lesson, folder } = loaded;
const exercise = lesson.exercise!;
const { seeds } = exercise;
const textOf = (file: string) => readFileSync(`${folder}${file}`, "utf8");
const served = await serveDesk();

let browser: Browser | undefined;
let desk: OpenDesk;

beforeEach(async (context) => {
  const path = peer("chromium", context);
  if (browser !== undefined) return;
  browser = await launchChromium(path);
  desk = await openDesk(browser, served.address);
});

afterAll(async () => {
  await browser?.close();
  served.close();
});

test("a grade comes soon, also the first time", async () => {
  const cold = await desk.grade(textOf("solution.ts"));
  const warm = await desk.grade(textOf("solution.ts"));
  const said = [cold, warm].map(({ firstMs }) => firstMs.toFixed(0));
  console.log(`first result: ${said[0]} ms cold, ${said[1]} ms warm`);
  expect(cold.result.points).toBe(10);
  expect(cold.firstMs).toBeLessThan(20_000);
  expect(warm.firstMs).toBeLessThan(8000);
  expect(warm.framesLeft).toBe(0);
});

/** Beside the files of the lesson: what goes wrong in other ways. */
const OTHERS: Readonly<Record<string, string>> = {
  "no text at all": "",
  "not a program": "export default function (",
  "a word declared twice": "let a = 1; let a = 2;",
  "no default export": "export const a = 1;",
  "throws while it loads": 'throw new TypeError("at once");',
  "rejects while it loads": 'void Promise.reject("nobody");',
  "leaves a rejection to nobody": `
import { greeterContract } from "farcall/greeter";
import { service } from "farcall/service";
export default () => service(greeterContract, {
  hello: async ({ name }) => {
    void Promise.resolve().then(() => { throw new Error("in vain"); });
    void Promise.reject(new Error("too late"));
    return { text: name };
  },
});`,
  "imports what is not there": 'import "farcall/run-scenario"; x();',
  "imports later": 'export default () => import("farcall/time");',
};

describe("the page gives the same grade as the command line for", () => {
  const wrong = readdirSync(`${folder}wrong`).map((file) => `wrong/${file}`);
  const files = ["start.ts", "solution.ts", ...wrong];
  const texts = files.map((file) => [file, textOf(file)] as const);
  test.each([...texts, ...Object.entries(OTHERS)])("%s", async (_, text) => {
    const here = await gradeSubmission({ lesson: loaded, text, seeds });
    const there = await desk.grade(text);
    expect(there.result).toEqual(here);
    expect(there.framesLeft).toBe(0);
  });

  test("seeds that the learner does not see, in Chinese too", async () => {
    const text = textOf("wrong/counts-people.ts");
    const order = { lesson: loaded, text, seeds: [7, 5] } as const;
    const here = await gradeSubmission({ ...order, locale: "zh-CN" });
    const ask = { slug: loaded.slug, text, seeds: [7, 5], locale: "zh-CN" };
    const there = await evaluate(`desk.grade(${JSON.stringify(ask)})`);
    expect(there).toEqual(here);
  });
});

async function evaluate(script: string): Promise<unknown> {
  const { page }: { readonly page: Page } = desk;
  return await page.evaluate(script);
}

describe("the desk", () => {
  test("shows the run that it graded, down to its packets", async () => {
    await desk.grade(textOf("solution.ts"));
    const run = (await evaluate("desk.runOf(2)")) as SceneRun;
    const { report, scenario } = run;
    expect(scenario).toEqual(exercise.scene(2));
    const levels = new Set(report.rows.kinds.map(({ level }) => level));
    expect(levels).toContain("packet");
    // The greeter that comes with Farcall is another program.
    const other = await runScenario(scenario, { seed: 2 });
    expect(report.digest).not.toBe(other.digest);
    expect(report.digest).toMatch(/^[0-9a-f]{16}$/);
    expect(report.failure).toBe("");
    expect(await evaluate("desk.runOf(99)")).toBeUndefined();
  });

  test("tells how far it is", async () => {
    const ask = { slug: loaded.slug, text: textOf("solution.ts") };
    const told = await evaluate(`(async () => {
      const told = [];
      const onProgress = (done, all) => told.push([done, all]);
      await desk.grade({ ...${JSON.stringify(ask)}, locale: "en", onProgress });
      return told;
    })()`);
    const all = seeds.length;
    expect(told).toEqual(seeds.map((_, index) => [index + 1, all]));
  });

  test("ends a grade when it is stopped, and when another begins", async () => {
    const endless = { slug: loaded.slug, text: "for (;;) {}", locale: "en" };
    const good = { ...endless, text: textOf("solution.ts") };
    const got = (await evaluate(`(async () => {
      const endless = ${JSON.stringify(endless)};
      const first = desk.grade(endless);
      const second = desk.grade(endless);
      const results = [await first];
      const framed = async () => {
        while (document.querySelector("iframe") === null) {
          await new Promise(requestAnimationFrame);
        }
      };
      await framed();
      desk.stop();
      results.push(await second);
      results.push(document.querySelectorAll("iframe").length);
      const third = desk.grade(endless);
      await framed();
      const last = await desk.grade(${JSON.stringify(good)});
      return [...results, await third, last.points];
    })()`)) as unknown[];
    expect(got).toEqual([undefined, undefined, 0, undefined, 10]);
  });

  test("says which lesson is missing", async () => {
    const ask = { slug: "99-none", text: "", locale: "en" };
    const said = evaluate(`desk.grade(${JSON.stringify(ask)})`);
    await expect(said).rejects.toThrow(/there is no lesson "99-none"/);
  });

  test("leaves nothing in the console", () => {
    expect(desk.complaints).toEqual([]);
    expect(desk.requests).toEqual([]);
  });
});
