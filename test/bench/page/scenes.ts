/** How long do 200 seeds of each lesson's longest scene take in Chromium? */
import type { Page } from "playwright-core";
import { findLesson, lessonSlugs } from "../../../src/cli/find-lesson.ts";
import { runScenario } from "../../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";

export interface Longest {
  readonly lesson: string;
  readonly scene: string;
  readonly rowCount: number;
  readonly scenario: Scenario;
}

/** A page that takes so long for many seeds will not end. */
const SEEDS_MS_MAX = 180_000;

/** Runs of each scene: by the last of them the engine has compiled it. */
const RUNS = 4;

/** The scene of every lesson whose runs take longest. */
export async function longestScenes(): Promise<readonly Longest[]> {
  const longest: Longest[] = [];
  for (const slug of lessonSlugs()) {
    const { lesson } = await findLesson(slug);
    const scenes: (Longest & { readonly tookMs: number })[] = [];
    for (const [scene, { scenario, seed }] of Object.entries(lesson.scenes)) {
      let [rowCount, tookMs] = [0, Infinity];
      for (let nth = 0; nth < RUNS; nth += 1) {
        const startMs = performance.now();
        const recorder = "digest-only";
        const { trace } = await runScenario(scenario, { seed, recorder });
        tookMs = Math.min(tookMs, performance.now() - startMs);
        rowCount = trace.rowCount;
      }
      scenes.push({ lesson: slug, scene, rowCount, scenario, tookMs });
    }
    scenes.sort((a, b) => b.tookMs - a.tookMs);
    longest.push(...scenes.slice(0, 1));
  }
  return longest;
}

export interface Timed {
  readonly seconds: number;
  /** Between frames of the page, while the engine runs; milliseconds. */
  readonly gapsMs: readonly number[];
}

/** From the click in the lab to the last of so many seeds. */
export async function timedSeeds(page: Page, count: number): Promise<Timed> {
  const box = page.locator(".reading > .lab-seeds");
  await box.locator("summary").click();
  await box.locator(".seeds-start select").selectOption(String(count));
  const frames = await page.evaluateHandle(() => {
    const state = { gaps: [] as number[], isOver: false };
    let last: number | undefined;
    const frame = (nowMs: number) => {
      if (last !== undefined) state.gaps.push(nowMs - last);
      last = nowMs;
      if (!state.isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return state;
  });
  const startMs = performance.now();
  await box.locator(".seeds-start button").click();
  const last = box.locator(".seed-cells button").nth(count - 1);
  await last.waitFor({ timeout: SEEDS_MS_MAX });
  const seconds = (performance.now() - startMs) / 1000;
  const gapsMs = await frames.evaluate((state) => {
    state.isOver = true;
    return state.gaps;
  });
  return { seconds, gapsMs };
}
