/** How much may one submission take, and what is said past it? */

/** The same in the page and on the command line. */
export const RUN_LIMITS = {
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
