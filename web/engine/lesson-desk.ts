/** What comes out of the runs of a lesson? */
/// <reference types="vite/client" />
import { rowsThatFit } from "../../src/check/row-query.ts";
import type { Lesson, Runs, Step } from "../../src/course/lesson.ts";
import { runScenes } from "../../src/course/lint-runs.ts";
import { findRecalled } from "../../src/course/recall.ts";
import { never } from "../../src/ports/assert.ts";
import {
  runScenario,
  type ScenarioRun,
} from "../../src/scenario/run-scenario.ts";
import { fillOrder } from "./fill-order.ts";
import type {
  LessonAnswer,
  LessonAsk,
  LessonFacts,
  MomentFacts,
  RecallFacts,
  SceneRun,
  StepFacts,
} from "./lesson-answers.ts";
import { overSeeds, withSeed } from "./lesson-many.ts";
import { reportOf } from "./report.ts";

const modules = import.meta.glob<{ default: Lesson }>(
  "../../lessons/*/lesson.ts",
  { eager: true },
);

function findLesson(slug: string): Lesson | undefined {
  return modules[`../../lessons/${slug}/lesson.ts`]?.default;
}

/** The runs of the lesson that was opened last; they do not change. */
let opened: { readonly slug: string; readonly runs: Runs } | undefined;

async function runsOf(slug: string, lesson: Lesson): Promise<Runs> {
  if (opened?.slug === slug) return opened.runs;
  const runs = await runScenes(lesson);
  opened = { slug, runs };
  return runs;
}

export async function answerLesson(ask: LessonAsk): Promise<LessonAnswer> {
  const lesson = findLesson(ask.slug);
  if (lesson === undefined) {
    return refused(
      `there is no lesson "${ask.slug}"; choose one from the list`,
    );
  }
  const runs = await runsOf(ask.slug, lesson);
  if (ask.kind === "open") {
    const recall = await recallOf(lesson);
    return { kind: "opened", facts: { ...factsOf(lesson, runs), recall } };
  }
  const step = lesson.steps.find(({ id }) => id === ask.step);
  switch (ask.kind) {
    case "tweak":
      if (step?.kind !== "tweak") break;
      return await tweak(lesson, step, ask.value);
    case "break":
      if (step?.kind !== "break") break;
      return await breakClaim(lesson, step, ask.hands);
    case "seeds":
      if (step?.kind !== "predict") break;
      return await overSeeds(lesson, { step, runs }, ask);
    case "seed":
      if (step === undefined) break;
      return await withSeed(lesson, step, ask.seed);
    default:
      return never(ask);
  }
  return refused(`"${ask.step}" is no such step of this lesson`);
}

function refused(problem: string): LessonAnswer {
  return { kind: "refused", problems: [problem] };
}

/** The questions that a lesson asks again, with what their runs answer. */
async function recallOf({ recall }: Lesson): Promise<LessonFacts["recall"]> {
  const slugs = new Map<Lesson, string>();
  for (const [path, { default: one }] of Object.entries(modules)) {
    slugs.set(one, path.split("/").at(-2) ?? "");
  }
  const facts: RecallFacts[] = [];
  for (const name of recall) {
    const found = findRecalled(name, [...slugs.keys()]);
    if (found === undefined) continue;
    const { lesson, step } = found;
    const { right = "" } = stepFacts(step, await runScenes(lesson));
    facts.push({ slug: slugs.get(lesson) ?? "", step: step.id, right });
  }
  return facts;
}

function factsOf(lesson: Lesson, runs: Runs): Omit<LessonFacts, "recall"> {
  const scenes: Record<string, SceneRun> = {};
  for (const [name, scene] of Object.entries(lesson.scenes)) {
    const run = runs[name] as ScenarioRun;
    scenes[name] = { ...scene, hands: [], report: reportOf(run) };
  }
  const moments: Record<string, MomentFacts> = {};
  for (const [name, { scene, row }] of Object.entries(lesson.moments)) {
    const { trace } = runs[scene] as ScenarioRun;
    const [first] = rowsThatFit(trace, row);
    if (first === undefined) continue;
    const { at: atNs, host, kind } = first;
    moments[name] = { scene, atNs, host, name: kind.name };
  }
  const steps = lesson.steps.map((step) => stepFacts(step, runs));
  const { exercise } = lesson;
  if (exercise === undefined) return { steps, scenes, moments };
  const { file, tasks } = exercise;
  return { steps, scenes, moments, exercise: { file, tasks } };
}

/** What a step of any kind may have. */
function commonFacts(step: Step, runs: Runs) {
  const { id, kind, scene, panels, cites, scaling } = step;
  return {
    id,
    kind,
    ...(scene !== undefined && { scene }),
    ...(panels && { panels }),
    ...(cites && { cites }),
    ...(scaling && {
      scaling: { ...scaling, measured: scaling.measured(runs) },
    }),
  };
}

function stepFacts(step: Step, runs: Runs): StepFacts {
  const common = commonFacts(step, runs);
  switch (step.kind) {
    case "predict": {
      const answer = step.answer.eval(runs[step.scene] as ScenarioRun, runs);
      const right = step.options.find(({ is }) => is === answer)?.id ?? "";
      const { seedsMax } = step;
      return { ...common, right, ...(seedsMax !== undefined && { seedsMax }) };
    }
    case "quiz":
      return {
        ...common,
        right: step.options.find(({ isRight }) => isRight)?.id ?? "",
      };
    case "observe": {
      const { trace } = runs[step.scene] as ScenarioRun;
      const fits = [...rowsThatFit(trace, step.event)].map(({ at, kind }) => ({
        atNs: at,
        name: kind.name,
      }));
      return { ...common, fits };
    }
    case "tweak": {
      const { apply: _, solution: __, ...control } = step.control;
      return { ...common, control };
    }
    case "break":
      return { ...common, faultsMax: step.faultsMax };
    default:
      return common;
  }
}

type StepOf<Kind> = Extract<Step, { readonly kind: Kind }>;

async function tweak(
  lesson: Lesson,
  { scene, control, until, tells }: StepOf<"tweak">,
  value: number,
): Promise<LessonAnswer> {
  const { scenario, ...rest } = lesson.scenes[
    scene
  ] as Lesson["scenes"][string];
  const { seed } = rest;
  const { min, max } = control;
  const within = Math.min(max, Math.max(min, value));
  const made = control.apply(scenario, within);
  const run = await runScenario(made, { seed });
  const answer = tried({ ...rest, scenario: made, hands: [] }, run, until(run));
  return tells ? { ...answer, told: tells(run) } : answer;
}

async function breakClaim(
  lesson: Lesson,
  { scene, faultsMax, claim, tells }: StepOf<"break">,
  hands: readonly string[],
): Promise<LessonAnswer> {
  const { scenario, ...rest } = lesson.scenes[
    scene
  ] as Lesson["scenes"][string];
  const { seed } = rest;
  const order = { scenario, seed, interventions: hands.slice(0, faultsMax) };
  const filled = fillOrder(order);
  if (filled.kind === "refused") return filled;
  const { interventions } = filled;
  const run = await runScenario(scenario, { seed, interventions });
  const answer = tried({ ...rest, scenario, hands }, run, !claim(run));
  return tells ? { ...answer, told: tells(run) } : answer;
}

type Tried = Extract<LessonAnswer, { readonly kind: "tried" }>;

function tried(
  about: Omit<SceneRun, "report">,
  run: ScenarioRun,
  isReached: boolean,
): Tried {
  return {
    kind: "tried",
    run: { ...about, report: reportOf(run) },
    isReached,
  };
}
