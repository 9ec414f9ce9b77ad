/** What do the threads that explore many seeds hear and tell? */
import type { ExploredRun } from "../scenario/explore.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What a thread knows from its start. */
export interface ExploreSetting {
  /** Each is run with every seed; several to compare them. */
  readonly scenarios: readonly Scenario[];
  /** Interventions of every run, as texts. */
  readonly at?: readonly string[];
  /** Instead of the scenario's own end. */
  readonly untilNs?: number;
}

/** Some seeds of one of the scenarios. */
export interface ExploreBatch {
  readonly scenario: number;
  readonly seeds: readonly number[];
}

/** What has come of a batch; less than was asked for, once stopped. */
export interface ExploreDone {
  readonly scenario: number;
  readonly runs: readonly ExploredRun[];
}
