/** How much may one submission take, and what is said past it? */

/** The same in the page and on the command line. */
export const RUN_LIMITS = {
  /** Real time until a text is compiled: some nest without end. */
  compileMsMax: 10_000,
  /** Real time for one run, from the end of the one before. */
  runMsMax: 3000,
  /** Real time until the sandbox has started and read its order. */
  startMsMax: 20_000,
  /** What it may write, all runs together. */
  outputBytesMax: 64 * 1024 * 1024,
} as const;

/** Why a sandbox has no run to show. */
export const REASONS = {
  noStart: "did not start",
  noEnd: (runMsMax: number) => `a run had no end after ${runMsMax} ms`,
  tooMuch: (bytesMax: number) => `left more than ${bytesMax} bytes of output`,
  noRecord: "what came out is no record of a run",
  noLoad: "the submission cannot be loaded",
  broke: "the run broke the engine",
  died: "its process ended before the run did",
  rejected: "a promise was rejected and nobody handled it",
} as const;

/** Why a text is no submission that takes a compiler too long. */
export function compileRefusal(compileMsMax: number): string {
  const what = `was not compiled after ${compileMsMax} ms`;
  return `the submission ${what}; nest fewer brackets in each other`;
}
