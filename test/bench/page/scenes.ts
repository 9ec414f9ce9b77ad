/** How long do 200 seeds of each lesson's longest scene take in Chromium? */
import type { Page } from "playwright-core";
import { findLesson, lessonSlugs } from "../../../src/cli/find-lesson.ts";
import { runScenario } from "../../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { bundleEngine } from "../../../web/engine/bundle.ts";
import { inWorker } from "../../engines/chromium-engine.ts";
import { GLOBAL } from "../../engines/engine-api.ts";

export interface Longest {
  readonly lesson: string;
  readonly scene: string;
  readonly rowCount: number;
  readonly scenario: Scenario;
}

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

/** All that a Worker needs to run so many seeds, and to say when it is done. */
export async function seedsScript(
  scenario: Scenario,
  count: number,
): Promise<string> {
  const order = JSON.stringify({ scenario, interventions: [] });
  const all = `(async () => {
    const startMs = performance.now();
    for (let seed = 1; seed <= ${count}; seed += 1) {
      const order = { ...${order}, seed };
      const answer = await ${GLOBAL}.run(order, "digest-only");
      if (answer.kind !== "done") throw new Error(answer.problems.join());
    }
    return (performance.now() - startMs) / 1000;
  })().then(postMessage, (error) => setTimeout(() => { throw error; }));`;
  return `${await bundleEngine()};${all}`;
}

export interface Timed {
  readonly seconds: number;
  /** Between frames of the page, while the Worker runs; milliseconds. */
  readonly gapsMs: readonly number[];
}

/** Runs the seeds beside a page that goes on drawing frames. */
export async function timed(page: Page, script: string): Promise<Timed> {
  const frames = page.evaluateHandle(() => {
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
  const seconds = Number(await inWorker(page, script));
  const handle = await frames;
  const gapsMs = await handle.evaluate((state) => {
    state.isOver = true;
    return state.gaps;
  });
  return { seconds, gapsMs };
}
