/** What is measured of the workbench? */
import { readFileSync } from "node:fs";
import { findLesson } from "../../../src/cli/find-lesson.ts";
import { RUN_LIMITS } from "../../../src/course/sandbox/limits.ts";
import { ATTACKS, submissionOf } from "../../course/hostile/cases.ts";
import { figureOf } from "./figure.ts";
import type { Bench } from "./task.ts";
import {
  type Felt,
  floodMs,
  gradeMs,
  openWorkbench,
  playFailedRun,
  type Waited,
  write,
} from "./workbench.ts";

const LESSON = "01-hello-far-call";
const HASH = `#/en/lesson/${LESSON}`;
const STEP = "greeter";

const COLD_ROUNDS = 3;
const WARM_ROUNDS = 10;
/** From Run to the first result. */
const RESULT_MS_MAX = { cold: 2000, warm: 800 };

/** The first grade of a page, and those that follow. */
export async function grade(bench: Bench): Promise<void> {
  const { site, browser, scale } = bench;
  const { folder } = await findLesson(LESSON);
  const solution = readFileSync(`${folder}solution.ts`, "utf8");
  const cold: Waited[] = [];
  const warm: Waited[] = [];
  for (let round = 0; round < Math.ceil(COLD_ROUNDS * scale); round += 1) {
    const url = site.address + HASH;
    const page = await openWorkbench(browser, url, STEP);
    await write(page, solution);
    cold.push(await gradeMs(page));
    const warmRounds = Math.ceil((WARM_ROUNDS / COLD_ROUNDS) * scale);
    for (let nth = 0; nth < warmRounds; nth += 1) {
      warm.push(await gradeMs(page));
    }
    await page.context().close();
  }
  tell(bench, "cold", cold);
  tell(bench, "warm", warm);
}

function tell(
  { onFigure }: Bench,
  how: "cold" | "warm",
  waited: readonly Waited[],
): void {
  const budget = { unit: "ms", atMost: RESULT_MS_MAX[how] };
  const first = { name: `grade: to the first run told, ${how}`, ...budget };
  onFigure(
    figureOf(
      first,
      waited.map(({ firstMs }) => firstMs),
    ),
  );
  const all = { name: `grade: to all results, ${how}`, ...budget };
  onFigure(
    figureOf(
      all,
      waited.map(({ allMs }) => allMs),
    ),
  );
}

/** None of them ends by itself. */
const FLOODS = [
  "never ends in a call",
  "floods microtasks",
  "floods promises",
  "floods the console",
  "floods what is shown",
];
const GAP_MS_MAX = 50;
const LATE_MS_MAX = 200;

/** A program that fails has a run to watch; while it plays, a flood comes. */
export async function hostile(bench: Bench): Promise<void> {
  const { site, browser, scale, onProgress, onFigure } = bench;
  const { folder } = await findLesson(LESSON);
  const start = readFileSync(`${folder}start.ts`, "utf8");
  const page = await openWorkbench(browser, site.address + HASH, STEP);
  const felt: Felt[] = [];
  for (const name of FLOODS.slice(0, Math.ceil(FLOODS.length * scale))) {
    const attack = ATTACKS.find((one) => one.name === name);
    if (attack === undefined) throw new Error(`no attack "${name}"`);
    onProgress(`hostile: ${name}`);
    await write(page, start);
    await gradeMs(page);
    await playFailedRun(page);
    await write(page, submissionOf(attack));
    felt.push(await floodMs(page, RUN_LIMITS.runMsMax));
  }
  await page.context().close();
  const gap = { name: "hostile: longest gap", unit: "ms", atMost: GAP_MS_MAX };
  const gaps = felt.map(({ gapMs }) => gapMs);
  onFigure(figureOf(gap, gaps, 1));
  const late = { name: "hostile: killed past the limit", unit: "ms" };
  const lates = felt.map(({ lateMs }) => lateMs);
  onFigure(figureOf({ ...late, atMost: LATE_MS_MAX }, lates, 1));
}
