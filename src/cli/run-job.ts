/** What does the main thread ask of the thread that simulates? */
import type { Level } from "../ports/event.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** Everything that a run and its report need, as data that can be sent. */
export interface RunJob {
  readonly scenario: Scenario;
  /** How links name the scenario: by its name, or by its data. */
  readonly linkScenario: string | object;
  readonly seed: number;
  /** Interventions as texts. */
  readonly at: readonly string[];
  /** A file whose default export acts on the run. */
  readonly script?: string;
  readonly untilNs: number | undefined;
  readonly level: Level;
  readonly trace: "text" | "jsonl";
  /** Where the whole trace is written. */
  readonly out: string | undefined;
  /** The lines of an earlier trace, to find where this run differs. */
  readonly earlier: EarlierTrace | undefined;
}

export interface EarlierTrace {
  readonly trace: "text" | "jsonl";
  readonly lines: readonly string[];
}

/** The one message from the main thread: stop, with what is done so far. */
export const STOP = "stop";

/** What the thread says while a script runs, and once when it is over. */
export const ALIVE = "alive";
export const SCRIPT_OVER = "script-over";

/** What has come of a run, as data that can be sent. */
export interface RunReport {
  readonly scenario: string;
  readonly title: string;
  readonly seed: number;
  readonly version: string;
  readonly link: string;
  readonly digest: string;
  readonly endReason: "drained" | "until" | "stopped" | "failed";
  readonly endedAtNs: number;
  readonly eventCount: number;
  readonly rowCount: number;
  /** The rows that were asked for; a bounded number of them. */
  readonly story: readonly string[];
  /** How many rows more the story would have. */
  readonly storyMore: number;
  readonly checks: readonly CheckReport[];
  /** What need be no fault, and is one when nobody meant it. */
  readonly warnings: readonly string[];
  readonly waiting: readonly WaitingReport[];
  readonly failure: FailureReport | undefined;
  readonly difference: Difference | undefined;
  /** Why the trace is not in its file, "no space left". */
  readonly outProblem: string | undefined;
}

export interface CheckReport {
  readonly claim: string;
  readonly verdict: "holds" | "fails" | "undecided";
  readonly expected: string;
  readonly got: string;
  readonly firstBad: FirstBad | undefined;
  /** It holds, and this run shows nothing of what it asks for. */
  readonly isIdle?: boolean;
  /** More that there is to say of a failure, a line each. */
  readonly explanation?: readonly string[];
}

export interface FirstBad {
  readonly row: number;
  readonly line: string;
}

interface WaitingReport {
  readonly host: string;
  readonly task: string;
  readonly waitsFor: readonly string[];
}

export interface FailureReport {
  readonly kind: "limit" | "bad-action" | "bad-script" | "bug";
  readonly message: string;
  readonly stack: string;
  /** Of a script: the file, and the line if it is known. */
  readonly at?: string;
}

/** The first line in which a run is not the earlier one. */
export interface Difference {
  readonly line: number;
  readonly before: string;
  readonly now: string;
}
