/** What is to run for an exercise, and what are its runs worth? */
/// <reference types="vite/client" />
import type { Claim } from "../../src/course/claim.ts";
import type { Exercise } from "../../src/course/exercise.ts";
import { grade, refusedGrade, type TriedSeed } from "../../src/course/grade.ts";
import type { Lesson } from "../../src/course/lesson.ts";
import { type ReadRun, readRun } from "../../src/course/run-record.ts";
import { REASONS, RUN_LIMITS } from "../../src/course/sandbox/limits.ts";
import { never } from "../../src/ports/assert.ts";
import type { ExerciseAnswer, ExerciseAsk, Tried } from "./exercise-asks.ts";
import { rowsOf } from "./report.ts";

const lessons = import.meta.glob<{ default: Lesson }>(
  "../../lessons/*/lesson.ts",
  { eager: true },
);
const checks = import.meta.glob<{ default: readonly Claim[] }>(
  "../../lessons/*/checks.ts",
  { eager: true },
);

/**
 * Judges on the traces, in a Worker that no learner's code ever runs in.
 * Records come from where it does, and are read as what they are: text.
 */
export function answerExercise(ask: ExerciseAsk): ExerciseAnswer {
  const { slug } = ask;
  const lesson = lessons[`../../lessons/${slug}/lesson.ts`]?.default;
  const exercise = lesson?.exercise;
  if (lesson === undefined || exercise === undefined) {
    const what = `there is no lesson "${slug}" with an exercise`;
    return refused(`${what}; choose one from the list`);
  }
  switch (ask.kind) {
    case "jobs":
      return jobsOf(exercise, ask.seeds ?? exercise.seeds);
    case "refuse":
      return { kind: "graded", result: refusedGrade(lesson, ask.reason) };
    case "grade": {
      const claims = checks[`../../lessons/${slug}/checks.ts`]?.default ?? [];
      const { locale } = ask;
      const tried = triedSeeds(exercise, ask.tried);
      const result = grade({ lesson, claims, tried, locale });
      return { kind: "graded", result };
    }
    case "scene":
      return sceneOf(exercise, ask.seed, ask.record);
    default:
      return never(ask);
  }
}

function refused(problem: string): ExerciseAnswer {
  return { kind: "refused", problems: [problem] };
}

function jobsOf(exercise: Exercise, seeds: readonly number[]): ExerciseAnswer {
  const { scene, service, runMsMax = RUN_LIMITS.runMsMax } = exercise;
  const jobs = seeds.map((seed) => {
    const job = { seed, scenario: scene(seed), service };
    const fullJob = JSON.stringify({ ...job, recorder: "full" });
    return { seed, job: JSON.stringify(job), fullJob };
  });
  return { kind: "jobs", jobs, runMsMax };
}

/** Up to the first that failed, as on the command line. */
function triedSeeds(exercise: Exercise, all: readonly Tried[]): TriedSeed[] {
  const seeds: TriedSeed[] = [];
  for (const tried of all) {
    const { seed } = tried;
    const scenario = exercise.scene(seed);
    const run = "record" in tried ? read(tried.record) : undefined;
    if (run !== undefined) {
      seeds.push({ seed, scenario, outcome: { kind: "run", run } });
      continue;
    }
    const reason = "reason" in tried ? tried.reason : REASONS.noRecord;
    seeds.push({ seed, scenario, outcome: { kind: "failed", reason } });
    break;
  }
  return seeds;
}

function read(record: string): ReadRun | undefined {
  try {
    return readRun(JSON.parse(record));
  } catch {
    return undefined;
  }
}

function sceneOf(
  exercise: Exercise,
  seed: number,
  record: string,
): ExerciseAnswer {
  const run = read(record);
  if (run === undefined) return refused(REASONS.noRecord);
  const { digest, failure, trace } = run;
  const rows = rowsOf(trace);
  const report = {
    digest,
    endReason: failure === "" ? "until" : "failed",
    endedAtNs: rows.atNs.at(-1) ?? 0,
    eventCount: trace.length,
    rowCount: trace.length,
    failure,
    waiting: [],
    checks: [],
    rows,
  };
  const scenario = exercise.scene(seed);
  return { kind: "scene", run: { scenario, seed, hands: [], report } };
}
