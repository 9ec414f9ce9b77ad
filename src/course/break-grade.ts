/** How many points do faults earn that are spent on a service? */
import type { CheckResult } from "../check/judge.ts";
import { recorderFor } from "../scenario/explore.ts";
import { runScenario, type ScenarioRun } from "../scenario/run-scenario.ts";
import { BREAK_POINTS_MAX, POINTS, typedName } from "./break-it.ts";
import {
  again,
  type BreakOrder,
  breaks,
  struck,
  type Tried,
  twin,
} from "./break-tests.ts";
import type { GradeResult } from "./grade-result.ts";

/** The seeds that everybody sees; the page runs the first. */
export const BREAK_SEEDS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** No run of these exercises comes near it. */
const EVENTS_MAX = 1_000_000;

/**
 * Each seed is run twice under the same faults: with the bug the promise must
 * break, and without it must hold. Otherwise it is the world that was broken.
 */
export async function gradeBreak(order: BreakOrder): Promise<GradeResult> {
  const { inTurn = (work) => work() } = order;
  const tried: Tried[] = [];
  for (const seed of order.seeds) {
    tried.push(await inTurn(() => trySeed(order, seed)));
  }
  const tests = [breaks(order, tried), twin(order, tried), again(order, tried)];
  let points = 0;
  for (const task of ["expose", "again"] as const) {
    const own = tests.filter((test) => test.task === task);
    if (own.every(({ status }) => status === "pass")) points += POINTS[task];
  }
  return {
    version: 3,
    status: points === BREAK_POINTS_MAX ? "pass" : "fail",
    message: null,
    lesson: typedName(order.name),
    points,
    pointsMax: BREAK_POINTS_MAX,
    seeds: order.seeds,
    tests,
  };
}

/** What faults are worth that cannot even be read. */
export function refusedBreak(name: string, message: string): GradeResult {
  return {
    version: 3,
    status: "error",
    message,
    lesson: typedName(name),
    points: 0,
    pointsMax: BREAK_POINTS_MAX,
    seeds: [],
    tests: [],
  };
}

async function trySeed(order: BreakOrder, seed: number): Promise<Tried> {
  const { exercise, spent } = order;
  const scenario = struck(order);
  const run = (isMended: boolean): Promise<ScenarioRun> =>
    runScenario(scenario, {
      seed,
      interventions: spent.interventions,
      services: exercise.services(isMended),
      recorder: recorderFor(scenario),
      limits: { eventsMax: EVENTS_MAX },
    });
  const withBug = await run(false);
  const mended = await run(true);
  return {
    seed,
    broken: brokenOf(withBug),
    twinBroken: brokenOf(mended),
    failure: reasonOf(withBug) || reasonOf(mended),
  };
}

function brokenOf({ checks }: ScenarioRun): CheckResult | undefined {
  return checks.find(({ verdict }) => verdict === "fails");
}

function reasonOf({ failure }: ScenarioRun): string {
  if (failure === undefined) return "";
  return failure instanceof Error ? failure.message : String(failure);
}
