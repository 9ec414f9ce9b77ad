/** What is a verb of the command line? */
import type { Problem } from "../scenario/problem.ts";
import type { RunJob, RunReport } from "./run-job.ts";

/**
 * What the process exits with. 0: all holds. 1: a check failed, or could not
 * be decided. 2: bad usage or bad input. 3: a bug of ours.
 */
export const EXIT = { holds: 0, fails: 1, badInput: 2, bug: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A flag, as the help says it. */
export interface Flag {
  /** "N" for `--seed N`; left out, the flag takes no value. */
  readonly value?: string;
  readonly about: string;
  /** It may be given several times. */
  readonly isRepeated?: boolean;
}

export type Flags = Readonly<Record<string, Flag>>;

/**
 * One verb, one file in `verbs/`, whose export `verb` it is. The file's name
 * is the verb: who adds a file adds a verb.
 */
export interface Verb {
  /** One line, for the list of verbs. */
  readonly summary: string;
  /** "SCENARIO", "[LESSON]": what comes before the flags. */
  readonly positionals: readonly string[];
  readonly flags: Flags;
  /** Lines on what it reads, where flags cannot say it. */
  readonly notes?: readonly string[];
  /** A whole command that works in the checkout. */
  readonly example: string;
  /** Others, where a verb does more than one thing. */
  readonly moreExamples?: readonly string[];
  run(given: Given, io: Io): Promise<ExitCode>;
}

/** What was given on the command line; every flag is a known one. */
export interface Given {
  readonly positionals: readonly string[];
  /** Whether a flag without a value was given. */
  has(flag: string): boolean;
  /** The last value of a flag. */
  value(flag: string): string | undefined;
  /** All values of a flag that may be repeated. */
  values(flag: string): readonly string[];
}

/** What a verb has of the process around it. */
export interface Io {
  /** Results go here. */
  out(text: string): void;
  /** Progress and problems go here. */
  err(text: string): void;
  /** Whether results may be coloured. */
  readonly hasColour: boolean;
  /** Whether somebody sees progress as it is written. */
  readonly isWatched: boolean;
  /** Calls back when somebody presses Ctrl-C; returns how to stop hearing. */
  onInterrupt(listener: () => void): () => void;
  /** Simulates here and now; in a thread of its own unless given. */
  simulate?(job: RunJob): Promise<RunReport>;
}

/** Bad usage or bad input, with every problem. Ends the command with 2. */
export class BadInput extends Error {
  override readonly name = "BadInput";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super("bad input");
    this.problems = problems;
  }
}

/** Bad input with one problem. */
export function badInput(path: string, what: string, remedy: string): BadInput {
  return new BadInput([{ path, what, remedy }]);
}
