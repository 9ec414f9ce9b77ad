/** What is an exercise in breaking a service? */
import type { OwnServices } from "../scenario/build-world.ts";
import type { FaultSpec } from "../scenario/fault-spec.ts";
import type { Scenario, Words } from "../scenario/scenario.ts";

/**
 * A service with a planted bug, and the world that it lives in. The checks of
 * the scenario are what the service promises: they hold on all seeds as long
 * as nothing goes wrong. Each file of `scenarios/break-it/` exports one.
 */
export interface BreakIt {
  readonly scenario: Scenario;
  /**
   * Afresh for each run, with disks of its own. Mended, it keeps its promise
   * under all faults that end in time.
   */
  readonly services: (isMended: boolean) => OwnServices;
  /** One way to expose the bug, in every seed. */
  readonly solution: readonly Hand[];
}

/** A fault as text, "500ms=crash:bank", or as a scenario has it. */
export type Hand = string | FaultSpec;

/** What there is to read. */
export interface BreakWords {
  readonly title: Words;
  /** What the service is, and what it promises, in two sentences. */
  readonly promise: Words;
  /** A nudge, the point, the way. */
  readonly hints: readonly [Words, Words, Words];
  /** What was wrong in the service; told when it is exposed. */
  readonly bug: Words;
  /** Which real system had it. */
  readonly met: Words;
}

/** So many faults are enough for each of them. */
export const FAULTS_MAX = 3;

/** Who exposes the bug has the first; who does so reliably, both. */
export const POINTS = { expose: 2, again: 1 } as const;

export const BREAK_POINTS_MAX = POINTS.expose + POINTS.again;

/** "break-it/diary" on the command line, "break-it-diary" as a scenario. */
const COMMAND = /^break-it\/([a-z][a-z0-9-]{0,40})$/;
const SCENARIO = /^break-it-([a-z][a-z0-9-]{0,40})$/;

/** The exercise that somebody types; undefined when it is something else. */
export function exerciseTyped(word: string): string | undefined {
  return COMMAND.exec(word)?.[1];
}

/** The exercise that a scenario belongs to, by its name. */
export function exerciseOf(scenarioName: string): string | undefined {
  return SCENARIO.exec(scenarioName)?.[1];
}

/** As one types it. */
export function typedName(exercise: string): string {
  return `break-it/${exercise}`;
}
