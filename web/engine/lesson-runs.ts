/** Which runs of a lesson are there? Each runs when somebody looks at it. */
import type { Lesson, Runs } from "../../src/course/lesson.ts";
import {
  runScenario,
  type ScenarioRun,
} from "../../src/scenario/run-scenario.ts";

/** A lesson may have a dozen large worlds; one waits for those of a step. */
export class LessonRuns {
  readonly #scenes: Lesson["scenes"];
  readonly #runs = new Map<string, Promise<ScenarioRun>>();

  constructor({ scenes }: Lesson) {
    this.#scenes = scenes;
  }

  /** The runs of these scenes; what is no scene is left out. */
  async of(names: readonly string[]): Promise<Runs> {
    const runs: Record<string, ScenarioRun> = {};
    for (const name of names) {
      const run = await this.#run(name);
      if (run !== undefined) runs[name] = run;
    }
    return runs;
  }

  #run(name: string): Promise<ScenarioRun> | undefined {
    const scene = this.#scenes[name];
    if (scene === undefined) return undefined;
    const known = this.#runs.get(name);
    if (known !== undefined) return known;
    const run = runScenario(scene.scenario, { seed: scene.seed });
    this.#runs.set(name, run);
    // What was refused once, such as within another run, may run later.
    run.catch(() => this.#runs.delete(name));
    return run;
  }
}
