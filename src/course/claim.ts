/** What does a check of an exercise say, and what does it find? */
import type { Row, Trace } from "../kernel/trace.ts";
import type { Scenario, Words } from "../scenario/scenario.ts";

export type { Row };

/** One run of a submission, as its trace tells it. */
export interface GradedRun {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly trace: Trace;
}

/**
 * A claim about behaviour, judged by the trace alone: executions, answers,
 * order, cost; never the shape of the code. A lesson's `checks.ts` exports a
 * list of them.
 */
export interface Claim {
  /** Lower-case words and dashes. */
  readonly id: string;
  /** The task whose points hang on it. */
  readonly task: string;
  readonly says: Words;
  /** A pure function: the first thing that is wrong, or undefined. */
  readonly judge: (run: GradedRun) => Finding | undefined;
}

/** What shows that a claim does not hold. */
export interface Finding {
  /** The first row that shows it; undefined when what is missing is a row. */
  readonly row: Row | undefined;
  /** A text of letters and names, which needs no translation, or words. */
  readonly expected: string | Words;
  readonly got: string | Words;
  readonly mistake: Mistake;
  /** False when what a handler threw in this run belongs to another call. */
  readonly isThrown?: boolean;
}

/** The mistake that this usually is. */
export interface Mistake {
  /** As the file in `wrong/` is named that makes it. */
  readonly key: string;
  /** Makes sense when it is read alone. */
  readonly says: Words;
}
