/** What do many runs of a lesson show together? */
import type { Lesson, Runs, Step } from "../../src/course/lesson.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { LessonAnswer } from "./lesson-answers.ts";
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
