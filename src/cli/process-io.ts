/** What does a verb have of the process that it runs in? */
import { writeSync } from "node:fs";
import { EXIT, type Io } from "./verb.ts";

/** A second Ctrl-C does not wait for anything. */
const EXIT_INTERRUPTED = 1;

/** The terminal, pipes and signals of this process. */
export function processIo(): Io {
  // Who pipes into `head` has read enough: that is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
    writeError(`farcall: the output cannot be written: ${error.message}\n`);
    process.exit(EXIT.badInput);
  });
  const isTerminal = process.stdout.isTTY === true;
  const listeners = new Set<() => void>();
  let isInterrupted = false;
  const onSignal = (): void => {
    if (isInterrupted || listeners.size === 0) process.exit(EXIT_INTERRUPTED);
    isInterrupted = true;
    for (const listener of [...listeners]) listener();
  };
  // Until somebody listens, the system ends the process, whatever it does.
  const hearSignals = (): void => {
    process.on("SIGINT", onSignal);
    process.on("SIGTERM", onSignal);
  };
  return {
    out: (text) => {
      process.stdout.write(text);
    },
    err: writeError,
    hasColour: isTerminal && !process.env["NO_COLOR"],
    isWatched: process.stderr.isTTY === true,
    onInterrupt: (listener) => {
      if (process.listenerCount("SIGINT") === 0) hearSignals();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** At once, so that it is seen even if the process ends now. */
function writeError(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // Nobody reads it.
  }
}
