/** What does the learner write, and in which runs is it judged? */
import type { Scenario } from "../scenario/scenario.ts";
import type { ServiceName } from "../services/catalogue.ts";

export interface Exercise {
  /** As it is called in the learner's folder, "greeter.ts". */
  readonly file: string;
  /** What the submission takes the place of. */
  readonly service: ServiceName;
  /** The run in which it is judged, from its seed alone. */
  readonly scene: (seed: number) => Scenario;
  /** The learner sees these; others are derived from a salt. */
  readonly seeds: readonly number[];
  readonly tasks: readonly Task[];
  /** Real time that one run may take, if not as long as any other. */
  readonly runMsMax?: number;
  /** Lines of code that our solution has and the start has not. */
  readonly solutionLines: number;
  /** Changes of the solution that no check can notice, each with its reason. */
  readonly survivors?: Readonly<Record<string, string>>;
}

export interface Task {
  readonly id: string;
  readonly points: number;
}
