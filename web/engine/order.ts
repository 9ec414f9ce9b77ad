/** What do the page and the engine say to each other? */
import type { Level } from "../../src/ports/event.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import type { Scenario, Words } from "../../src/scenario/scenario.ts";
import type { CheckReport } from "./check-report.ts";

/** What one needs to know to choose a scenario. */
export interface Card {
  readonly name: string;
  readonly title: Words;
  readonly summary: Words;
  readonly hosts: readonly string[];
  /** All of it, to make another of it. */
  readonly data: Scenario;
}

/** One run, as plain data: what a link holds too. */
export interface Order {
  /** A name, or the scenario as data that nobody has looked at yet. */
  readonly scenario: string | object;
  readonly seed: number;
  /** Where it is cut short, if not at the scenario's own end. */
  readonly untilNs?: number;
  /** As on the command line, "500ms=crash:bank". */
  readonly interventions: readonly string[];
}

/** What an order led to. Problems are ours to tell, each with its remedy. */
export type Answer =
  | { readonly kind: "done"; readonly report: Report }
  | {
      readonly kind: "refused";
      readonly problems: readonly string[];
      /** The same, where they have a place in the scenario. */
      readonly places?: readonly Problem[];
    };

/** How far a run is, and where it ends at the latest. */
export interface Reached {
  readonly atNs: number;
  readonly untilNs: number;
}

/** A task that was not over when the run was. */
export interface Waiting {
  readonly host: string;
  readonly task: string;
  /** "the reply to balance from bank:50051"; more than one may be meant. */
  readonly waitsFor: readonly string[];
}

export interface Report {
  readonly digest: string;
  readonly endReason: string;
  readonly endedAtNs: number;
  readonly eventCount: number;
  readonly rowCount: number;
  /** Why the run failed as a run; "" when it did not. */
  readonly failure: string;
  readonly waiting: readonly Waiting[];
  readonly checks: readonly CheckReport[];
  readonly rows: Rows;
}

/** The rows of a run, column by column: the nth of each is the nth row. */
export interface Rows {
  readonly atNs: Float64Array;
  /** The event of its instant that made the row, for interventions. */
  readonly nth: Int32Array;
  readonly cause: Int32Array;
  readonly kind: Uint16Array;
  readonly host: readonly string[];
  readonly sentence: readonly string[];
  readonly cells: readonly (readonly (string | number)[])[];
  /** What the numbers in `kind` stand for. */
  readonly kinds: readonly Kind[];
}

export interface Kind {
  readonly name: string;
  readonly level: Level;
  readonly isNotable: boolean;
  readonly columns: readonly string[];
}
