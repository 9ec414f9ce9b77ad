/** What comes out of the runs of a lesson? */
/// <reference types="vite/client" />
import type { RowQuery } from "../../src/check/check.ts";
import { rowsThatFit } from "../../src/check/row-query.ts";
import type { Lesson, Runs, Step } from "../../src/course/lesson.ts";
import { findRecalled } from "../../src/course/recall.ts";
import { runsSeenBy, scenesSeenBy } from "../../src/course/seen-runs.ts";
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
import { LessonRuns } from "./lesson-runs.ts";
import { reportOf } from "./report.ts";

const modules = import.meta.glob<{ default: Lesson }>(
  "../../lessons/*/lesson.ts",
  { eager: true },
);

function findLesson(slug: string): Lesson | undefined {
  return modules[`../../lessons/${slug}/lesson.ts`]?.default;
}

/** The runs of the lesson that was opened last; they do not change. */
let opened: { readonly slug: string; readonly runs: LessonRuns } | undefined;

function runsOf(slug: string, lesson: Lesson): LessonRuns {
  if (opened?.slug !== slug) opened = { slug, runs: new LessonRuns(lesson) };
  return opened.runs;
}

export async function answerLesson(ask: LessonAsk): Promise<LessonAnswer> {
  const lesson = findLesson(ask.slug);
  if (lesson === undefined) {
    return refused(
      `there is no lesson "${ask.slug}"; choose one from the list`,
    );
  }
  if (ask.kind === "open") {
    const recall = await recallOf(lesson, ask.begun);
    return { kind: "opened", facts: { ...outlineOf(lesson), recall } };
  }
  const runs = runsOf(ask.slug, lesson);
  const step = lesson.steps.find(({ id }) => id === ask.step);
  switch (ask.kind) {
    case "step":
      if (step === undefined) break;
      return await factsOf({ lesson, step, runs }, ask);
    case "tweak":
      if (step?.kind !== "tweak") break;
      return await tweak(lesson, step, ask.value);
    case "break":
      if (step?.kind !== "break") break;
      return await breakClaim(lesson, step, ask.hands);
    case "seeds": {
      if (step?.kind !== "predict") break;
      const seen = await runs.of(scenesSeenBy(step));
      return await overSeeds(lesson, { step, runs: seen }, ask);
    }
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

/** What a lesson asks again of those begun, with what their runs answer. */
async function recallOf(
  { recall }: Lesson,
  begun: readonly string[],
): Promise<LessonFacts["recall"]> {
  const slugs = new Map<Lesson, string>();
  for (const [path, { default: one }] of Object.entries(modules)) {
    slugs.set(one, path.split("/").at(-2) ?? "");
  }
  const facts: RecallFacts[] = [];
  for (const name of recall) {
    const found = findRecalled(name, [...slugs.keys()]);
    if (found === undefined) continue;
    const { lesson, step } = found;
    const slug = slugs.get(lesson) ?? "";
    if (!begun.includes(slug)) continue;
    const runs = await new LessonRuns(lesson).of(scenesSeenBy(step));
    const { right = "" } = stepFacts(step, runs);
    facts.push({ slug, step: step.id, right });
  }
  return facts;
}

/** What is known without a run. */
function outlineOf(lesson: Lesson): Omit<LessonFacts, "recall"> {
  const { steps, exercise } = lesson;
  const facts = {
    steps: steps.map((step) => outlineOfStep(step)),
    sceneNames: Object.keys(lesson.scenes),
    scenes: {},
    moments: {},
  };
  if (exercise === undefined) return facts;
  const { file, tasks } = exercise;
  return { ...facts, exercise: { file, tasks } };
}

function outlineOfStep(step: Step): StepFacts {
  const isRun = scenesSeenBy(step).length > 0;
  return isRun ? commonFacts(step) : stepFacts(step, {});
}

interface StepPlace {
  readonly lesson: Lesson;
  readonly step: Step;
  readonly runs: LessonRuns;
}

type StepAsk = Extract<LessonAsk, { readonly kind: "step" }>;

/** A step with its runs and with those that its text points into. */
async function factsOf(
  { lesson, step, runs }: StepPlace,
  { moments: wanted, has }: StepAsk,
): Promise<LessonAnswer> {
  const named = wanted.flatMap((name) => {
    const moment = lesson.moments[name];
    return moment === undefined ? [] : [[name, moment] as const];
  });
  // Who looks through somebody's eyes compares all runs.
  const compared = step.panels?.includes("eyes")
    ? Object.keys(lesson.scenes)
    : [];
  const pointed = named.map(([, { scene }]) => scene);
  const own = step.scene === undefined ? [] : [step.scene];
  const shown = [...new Set([...own, ...pointed, ...compared])];
  const all = await runs.of([...scenesSeenBy(step), ...shown]);
  const scenes: Record<string, SceneRun> = {};
  for (const name of shown) {
    const run = all[name];
    if (run === undefined || has.includes(name)) continue;
    const scene = lesson.scenes[name] as Lesson["scenes"][string];
    scenes[name] = { ...scene, hands: [], report: reportOf(run) };
  }
  const moments: Record<string, MomentFacts> = {};
  for (const [name, { scene, row }] of named) {
    const [first] = eventsOf(all[scene], row);
    if (first !== undefined) moments[name] = { scene, ...first };
  }
  return { kind: "step", facts: stepFacts(step, all), scenes, moments };
}

/** The rows that fit, as the page finds them again. */
function eventsOf(run: ScenarioRun | undefined, query: RowQuery) {
  if (run === undefined) return [];
  return [...rowsThatFit(run.trace, query)].map(({ at, host, kind }) => {
    return { atNs: at, host, name: kind.name };
  });
}

/** What a step of any kind may have. */
function commonFacts(step: Step): StepFacts {
  const { id, kind, scene, panels, cites } = step;
  return {
    id,
    kind,
    ...(scene !== undefined && { scene }),
    ...(panels && { panels }),
    ...(cites && { cites }),
  };
}

function stepFacts(step: Step, all: Runs): StepFacts {
  const runs = runsSeenBy(step, all);
  const { scaling } = step;
  const common = {
    ...commonFacts(step),
    ...(scaling && {
      scaling: { fitMax: scaling.fitMax, measured: scaling.measured(runs) },
    }),
  };
  switch (step.kind) {
    case "predict": {
      const answer = step.answer.eval(runs[step.scene] as ScenarioRun, runs);
      const right = step.options.find(({ is }) => is === answer)?.id ?? "";
      const { seedsMax } = step;
      const about = { right, isOfRuns: step.answer.runs !== undefined };
      return { ...common, ...about, ...(seedsMax && { seedsMax }) };
    }
    case "quiz":
      return {
        ...common,
        right: step.options.find(({ isRight }) => isRight)?.id ?? "",
      };
    case "observe": {
      const run = runs[step.scene];
      const fits = eventsOf(run, step.event);
      const why = (step.why ?? []).map(({ id, event }) => {
        return { id, fits: eventsOf(run, event) };
      });
      return { ...common, fits, why };
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
