/** How does the page grade what a learner wrote? */
import type { GradeResult } from "../../src/course/grade-result.ts";
import { RUN_LIMITS } from "../../src/course/sandbox/limits.ts";
import type { Locale } from "../app/address.ts";
import { type EngineClient, sharedEngine } from "../app/engine-client.ts";
import { engineText } from "../app/engine-text.ts";
import type {
  ExerciseAnswer,
  ExerciseAsk,
  Job,
  Tried,
} from "../engine/exercise-asks.ts";
import type { SceneRun } from "../engine/lesson-answers.ts";
import { Cage, type Outcome } from "./cage.ts";
import { Compiler } from "./compiler.ts";

export interface GradeAsk {
  /** "01-hello-far-call" */
  readonly slug: string;
  /** What the learner wrote. */
  readonly text: string;
  readonly locale: Locale;
  /** The exercise's visible seeds unless told otherwise. */
  readonly seeds?: readonly number[];
  readonly onProgress?: (doneRuns: number, allRuns: number) => void;
}

export interface DeskLimits {
  /** Real time for one run, instead of the exercise's own limit. */
  readonly runMsMax?: number;
  /** Real time until the text is compiled. */
  readonly compileMsMax?: number;
}

/** A program that was graded, to run it again for the eye. */
interface Graded {
  readonly slug: string;
  readonly program: string;
  readonly jobs: readonly Job[];
  readonly tried: readonly Tried[];
}

/** One learner's program at a time; a new grade ends the one under way. */
export class Desk {
  readonly #limits: DeskLimits;
  readonly #compiler = new Compiler();
  #cage: Cage | undefined;
  #round = new AbortController();
  #graded: Graded | undefined;
  /** The grade under way, or the last. */
  #grading: Promise<unknown> = Promise.resolve();
  #runMsMax = 0;

  constructor(limits: DeskLimits = {}) {
    this.#limits = limits;
  }

  /**
   * The grade that the command line gives, to the letter. Undefined when it
   * was stopped. Rejects only for what is not the program's doing: a lesson
   * that does not exist, an engine that does not load.
   */
  grade(ask: GradeAsk): Promise<GradeResult | undefined> {
    this.stop();
    this.#round = new AbortController();
    const { signal } = this.#round;
    const stopped = new Promise<undefined>((resolve) => {
      signal.addEventListener("abort", () => resolve(undefined));
    });
    const result = Promise.race([this.#grade(ask, signal), stopped]);
    this.#grading = result.catch(() => undefined);
    return result;
  }

  /**
   * The run of that seed in the last grade, as the scene plays it: made
   * again, with all rows. Waits for a grade under way: there is one cage.
   * Undefined when there is none.
   */
  async runOf(seed: number): Promise<SceneRun | undefined> {
    const round = this.#round;
    await this.#grading;
    const run = await this.#runOf(seed);
    // Another grade took the cage away: then it is that grade's run.
    return round === this.#round ? run : this.runOf(seed);
  }

  async #runOf(seed: number): Promise<SceneRun | undefined> {
    const graded = this.#graded;
    const job = graded?.jobs.find((one) => one.seed === seed);
    const isThere = graded?.tried.some(
      (one) => one.seed === seed && "record" in one,
    );
    if (graded === undefined || job === undefined || !isThere) return undefined;
    const cage = await this.#open(graded.program);
    const outcome = await cage.run(job.fullJob, this.#runMsMax);
    cage.end();
    if (outcome.kind === "failed") return undefined;
    const { slug } = graded;
    const { record } = outcome;
    const [client] = await sharedEngine();
    const shown = await ask(client, { kind: "scene", slug, seed, record });
    return shown?.kind === "scene" ? shown.run : undefined;
  }

  /** Ends what is running, at once: the frame is removed. */
  stop(): void {
    this.#round.abort();
    this.#compiler.stop();
    this.#cage?.end();
    this.#cage = undefined;
  }

  async #grade(
    { slug, text, locale, seeds, onProgress }: GradeAsk,
    signal: AbortSignal,
  ): Promise<GradeResult | undefined> {
    const { compileMsMax = RUN_LIMITS.compileMsMax } = this.#limits;
    const [[client], compiled] = await Promise.all([
      sharedEngine(),
      this.#compiler.compile(text, compileMsMax),
    ]);
    if (compiled === undefined) return undefined;
    if (compiled.kind === "refused") {
      const { reason } = compiled;
      return gradeOf(await ask(client, { kind: "refuse", slug, reason }));
    }
    const { program } = compiled;
    const which = seeds === undefined ? {} : { seeds };
    const found = await ask(client, { kind: "jobs", slug, ...which });
    if (found?.kind !== "jobs" || signal.aborted) return undefined;
    const { jobs } = found;
    this.#runMsMax = this.#limits.runMsMax ?? found.runMsMax;
    const cage = await this.#open(program);
    if (signal.aborted) cage.end();
    const tried: Tried[] = [];
    for (const { seed, job } of jobs) {
      const outcome = await cage.run(job, this.#runMsMax);
      if (signal.aborted) return undefined;
      tried.push(triedOf(seed, outcome));
      onProgress?.(tried.length, jobs.length);
      if (outcome.kind === "failed") break;
    }
    cage.end();
    const order = { kind: "grade", slug, locale, tried } as const;
    const result = gradeOf(await ask(client, order));
    if (!signal.aborted) this.#graded = { slug, program, jobs, tried };
    return result;
  }

  /** In the place of the one before, whatever that still does. */
  async #open(program: string): Promise<Cage> {
    const engine = await engineText();
    this.#cage?.end();
    this.#cage = new Cage({ engine, program });
    return this.#cage;
  }
}

/** Undefined when the engine was stopped. */
async function ask(
  client: EngineClient,
  about: ExerciseAsk,
): Promise<ExerciseAnswer | undefined> {
  const answer = await client.exercise(about);
  if (answer?.kind !== "refused") return answer;
  throw new Error(answer.problems.join("; "));
}

function gradeOf(answer: ExerciseAnswer | undefined): GradeResult | undefined {
  return answer?.kind === "graded" ? answer.result : undefined;
}

function triedOf(seed: number, outcome: Outcome): Tried {
  return outcome.kind === "run"
    ? { seed, record: outcome.record }
    : { seed, reason: outcome.reason };
}
