/** Do the questions of a lesson have the answers that its runs give? */
import type { RowQuery } from "../check/check.ts";
import { rowsThatFit } from "../check/row-query.ts";
import { never } from "../ports/assert.ts";
import { parseIntervention } from "../scenario/intervention.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import { formatProblem, type Problem } from "../scenario/problem.ts";
import { runScenario, type ScenarioRun } from "../scenario/run-scenario.ts";
import type { Lesson, OptionValue, Runs, Scene, Step } from "./lesson.ts";
import type { Values } from "./lint-prose.ts";
import { runsSeenBy, scenesSeenBy } from "./seen-runs.ts";

/** What 200 seeds of it may take, in the page. */
const ROWS_MAX = 50_000;
const CALLS_MAX = 2000;

/** Runs every scene of a lesson, each with its seed. */
export async function runScenes(lesson: Lesson): Promise<Runs> {
  const runs: Record<string, ScenarioRun> = {};
  for (const [name, scene] of Object.entries(lesson.scenes)) {
    runs[name] = await runScene(scene);
  }
  return runs;
}

function runScene({ scenario, seed }: Scene): Promise<ScenarioRun> {
  return runScenario(scenario, { seed });
}

/** What the numbers of a lesson's text are compared with. */
export function valuesOf({ values, exercise }: Lesson, runs: Runs): Values {
  const computed = new Map<string, number | string>();
  if (exercise !== undefined) {
    computed.set("solution-lines", exercise.solutionLines);
  }
  for (const [name, { scene, of }] of Object.entries(values)) {
    const run = runs[scene];
    computed.set(name, run === undefined ? "no such scene" : of(run, runs));
  }
  return computed;
}

/** Scenes that are no scenarios or too large, moments that never come. */
export function lintScenes(lesson: Lesson, runs: Runs): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [name, { scenario }] of Object.entries(lesson.scenes)) {
    const path = `scenes.${name}`;
    const parsed = parseScenario(scenario);
    if (!parsed.ok) {
      const what = parsed.problems.map(formatProblem).join("; ");
      problems.push({ path, what, remedy: "mend the scenario" });
    }
    const run = runs[name];
    if (run !== undefined) problems.push(...sizeProblems(path, run));
  }
  for (const [name, { scene, row }] of Object.entries(lesson.moments)) {
    const run = runs[scene];
    if (run && hasRow(run, row)) continue;
    const what = `"${scene}" has no such row`;
    problems.push({ path: `moments.${name}`, what, remedy: "ask for another" });
  }
  return problems;
}

function hasRow({ trace }: ScenarioRun, row: RowQuery): boolean {
  return rowsThatFit(trace, row).next().done !== true;
}

function sizeProblems(path: string, run: ScenarioRun): readonly Problem[] {
  const calls = [...rowsThatFit(run.trace, { event: "call.started" })].length;
  const { rowCount } = run.trace;
  if (run.failure !== undefined) {
    const what = `the run fails: ${String(run.failure)}`;
    return [{ path, what, remedy: "mend the scenario" }];
  }
  if (rowCount <= ROWS_MAX && calls <= CALLS_MAX) return [];
  const what = `has ${rowCount} rows and ${calls} calls`;
  const remedy = `make it at most ${ROWS_MAX} rows and ${CALLS_MAX} calls`;
  return [{ path, what, remedy }];
}

/** Steps whose answer the run does not give. */
export async function lintSteps(
  lesson: Lesson,
  runs: Runs,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const step of lesson.steps) {
    const name = step.scene;
    const scene = name === undefined ? undefined : lesson.scenes[name];
    const missing = scenesSeenBy(step).find((one) => !(one in lesson.scenes));
    const found =
      missing !== undefined
        ? `there is no scene "${missing}"`
        : await stepProblem({ step, scene, runs });
    if (found === undefined) continue;
    const path = `steps.${step.id}`;
    problems.push({ path, what: found, remedy: "compare it with the run" });
  }
  return problems;
}

interface Place {
  readonly step: Step;
  readonly scene: Scene | undefined;
  readonly runs: Runs;
}

async function stepProblem(place: Place): Promise<string | undefined> {
  const { step, scene, runs } = place;
  const run = step.scene === undefined ? undefined : runs[step.scene];
  switch (step.kind) {
    case "read":
    case "reflect":
    case "exercise":
      return undefined;
    case "quiz": {
      const right = step.options.filter(({ isRight }) => isRight).length;
      return right === 1 ? undefined : `${right} options are right`;
    }
    case "predict": {
      if (run === undefined) return "has no run";
      const answer = step.answer.eval(run, runsSeenBy(step, runs));
      const right = step.options.filter(({ is }) => is === answer).length;
      if (right !== 1) return `${right} options are ${answer}`;
      return scene && (await chanceProblem(step, scene, runs));
    }
    case "observe": {
      if (run === undefined) return "has no run";
      return [step, ...(step.why ?? [])]
        .filter(({ event }) => !hasRow(run, event))
        .map(({ id }) => `there is no such event as that of "${id}"`)[0];
    }
    case "tweak":
      return scene && (await tweakProblem(step, scene));
    case "break":
      return scene && (await breakProblem(step, scene));
    default:
      return never(step);
  }
}

type StepOf<Kind> = Extract<Step, { readonly kind: Kind }>;

/** What is shown over many seeds must be options, and more than one of them. */
async function chanceProblem(
  step: StepOf<"predict">,
  { scenario }: Scene,
  runs: Runs,
): Promise<string | undefined> {
  const { options, answer, seedsMax = 0 } = step;
  const others = runsSeenBy(step, runs);
  const seen = new Set<OptionValue>();
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const run = await runScenario(scenario, { seed, recorder: "rpc" });
    const value = answer.eval(run, others);
    const isOption = options.some(({ is }) => is === value);
    if (!isOption) return `seed ${seed} gives ${value}, which is no option`;
    seen.add(value);
  }
  const isChance = seedsMax === 0 || seen.size > 1;
  return isChance ? undefined : `all ${seedsMax} seeds give the same`;
}

async function tweakProblem(
  { control, until }: StepOf<"tweak">,
  { scenario, seed }: Scene,
): Promise<string | undefined> {
  const { start, solution, min, max, apply, choices } = control;
  const holdsAt = async (value: number): Promise<boolean> =>
    until(await runScenario(apply(scenario, value), { seed }));
  if (choices !== undefined && choices.length !== max - min + 1) {
    return `${choices.length} choices stand for ${max - min + 1} values`;
  }
  if (solution < min || solution > max) return `${solution} cannot be set`;
  if (await holdsAt(start)) return "the checkpoint is true at the start";
  if (await holdsAt(solution)) return undefined;
  return `the checkpoint is not true at ${solution}`;
}

async function breakProblem(
  { claim, faultsMax, solution }: StepOf<"break">,
  { scenario, seed }: Scene,
): Promise<string | undefined> {
  const parsed = solution.map(parseIntervention);
  const interventions = parsed.flatMap((one) => (one.ok ? [one.value] : []));
  if (interventions.length !== solution.length) return "faults do not parse";
  if (interventions.length > faultsMax) return "spends too many faults";
  if (!claim(await runScenario(scenario, { seed }))) {
    return "the claim does not hold without faults";
  }
  const broken = await runScenario(scenario, { seed, interventions });
  return claim(broken) ? "the claim holds in spite of the faults" : undefined;
}
