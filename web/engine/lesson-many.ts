/** What do many runs of a lesson show together? */
import type { Lesson, Runs, Step } from "../../src/course/lesson.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import { knownLines } from "../scene/eyes.ts";
import { fillOrder } from "./fill-order.ts";
import type { LessonAnswer, LikeRun } from "./lesson-answers.ts";
import { reportOf } from "./report.ts";
import { type SeedSlice, seedsOf } from "./seed-slice.ts";

type Prediction = Extract<Step, { readonly kind: "predict" }>;

/** The answer that each of these seeds gives to a question. */
export async function overSeeds(
  lesson: Lesson,
  { step, runs }: { readonly step: Prediction; readonly runs: Runs },
  slice: SeedSlice,
): Promise<LessonAnswer> {
  const { scene, options, answer } = step;
  const { scenario } = lesson.scenes[scene] as Lesson["scenes"][string];
  const said: string[] = [];
  for (const seed of seedsOf(slice)) {
    const run = await runScenario(scenario, { seed });
    const is = answer.eval(run, runs);
    said.push(options.find((option) => option.is === is)?.id ?? "");
  }
  return { kind: "counted", said };
}

/** The run of a step's scene with another seed. */
export async function withSeed(
  { scenes }: Lesson,
  step: Step,
  seed: number,
): Promise<LessonAnswer> {
  const scene = scenes[step.scene ?? ""];
  if (scene === undefined) {
    const problem = `"${step.id}" has no run; ask for a step that has one`;
    return { kind: "refused", problems: [problem] };
  }
  const { scenario } = scene;
  const report = reportOf(await runScenario(scenario, { seed }));
  const run = { scenario, seed, hands: [], report };
  return { kind: "tried", run, isReached: false };
}

/**
 * Which scenes of the lesson, and which of these seeds of a step's scene, one
 * host cannot tell from a run. It compares all that the host can know, line
 * for line.
 */
export async function alike(
  lesson: Lesson,
  { step, runs }: { readonly step: Step; readonly runs: Runs },
  { like, host, slice }: LikeRun,
): Promise<LessonAnswer> {
  const mine = await knownOf(like, host);
  if (mine === undefined) {
    const problem = "that run is no run; show one of this lesson";
    return { kind: "refused", problems: [problem] };
  }
  const scenes = Object.entries(runs)
    .filter(([, run]) => linesOf(reportOf(run).rows, host) === mine)
    .map(([name]) => name);
  const seeds: number[] = [];
  const scene = lesson.scenes[step.scene ?? ""];
  for (const seed of scene && slice ? seedsOf(slice) : []) {
    const { scenario } = scene as NonNullable<typeof scene>;
    const lines = await knownOf({ scenario, seed, hands: [] }, host);
    if (lines === mine) seeds.push(seed);
  }
  return { kind: "alike", scenes, seeds };
}

async function knownOf(
  { scenario, seed, hands }: LikeRun["like"],
  host: string,
): Promise<string | undefined> {
  const filled = fillOrder({ scenario, seed, interventions: hands });
  if (filled.kind === "refused") return undefined;
  const { scenario: read, interventions } = filled;
  const run = await runScenario(read, { seed, interventions });
  return linesOf(reportOf(run).rows, host);
}

/**
 * All that a host could write down. When it was switched on is chance of the
 * simulation and says nothing about the others.
 */
function linesOf(rows: Parameters<typeof knownLines>[0], host: string): string {
  const part = { level: "packet", untilNs: Number.POSITIVE_INFINITY } as const;
  const lines = knownLines(rows, host, part);
  return lines.filter((line) => !FIRST_START.test(line)).join("\n");
}

const FIRST_START = /^\d+ host\.started \S+ 1$/;
