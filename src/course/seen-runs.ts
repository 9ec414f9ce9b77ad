/** Which runs does a step look at? */
import type { ScenarioRun } from "../scenario/run-scenario.ts";
import type { Runs, Step } from "./lesson.ts";

/** The run of its scene, and those that it names. */
export function runsSeenBy(step: Step, runs: Runs): Runs {
  const seen: Record<string, ScenarioRun> = {};
  for (const name of scenesSeenBy(step)) {
    const run = runs[name];
    if (run !== undefined) seen[name] = run;
  }
  return seen;
}

/** The names of those scenes. */
export function scenesSeenBy(step: Step): readonly string[] {
  const { scene, scaling } = step;
  const compared = step.kind === "predict" ? (step.answer.runs ?? []) : [];
  const own = scene === undefined ? [] : [scene];
  return [...own, ...compared, ...(scaling?.runs ?? [])];
}
