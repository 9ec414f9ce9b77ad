/** How does a test run the command as a user does? */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { main } from "../../src/cli/main.ts";
import type { RunJob, RunReport } from "../../src/cli/run-job.ts";
import { makeReport } from "../../src/cli/run-report.ts";
import { Canceller } from "../../src/ports/signal.ts";

const BIN = fileURLToPath(new URL("../../src/cli/bin.js", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** In this thread as well: one of its own takes two seconds to start. */
async function simulate(job: RunJob): Promise<RunReport> {
  // Between threads nothing goes but data.
  const report = await makeReport(structuredClone(job), new Canceller().signal);
  return structuredClone(report);
}

/** Runs the command to its end, in this process, as that is quicker. */
export async function farcall(...words: readonly string[]): Promise<Ended> {
  let out = "";
  let err = "";
  const code = await main(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    hasColour: false,
    isWatched: false,
    onInterrupt: () => () => {},
    // A script may be TypeScript, which the runner's own loader does not load.
    ...(!words.includes("--script") && { simulate }),
  });
  return { code, out, err };
}

export interface Started {
  readonly ended: Promise<Ended>;
  /** As a Ctrl-C in a terminal. */
  interrupt(): void;
  /** Resolves once the process has written this to its error output. */
  hasSaid(text: string | RegExp): Promise<void>;
}

/** Starts the command as a process; nobody watches its output on a terminal. */
export function start(
  words: readonly string[],
  output: "pipe" | number = "pipe",
): Started {
  const child = spawn(process.execPath, [BIN, ...words], {
    stdio: ["ignore", output, "pipe"],
  });
  let out = "";
  let err = "";
  let onSaid: (() => void) | undefined;
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
    onSaid?.();
  });
  return {
    ended: new Promise((done) => {
      child.on("close", (code) => done({ code, out, err }));
    }),
    interrupt: () => child.kill("SIGINT"),
    hasSaid: (text) =>
      new Promise((done) => {
        onSaid = () => {
          if (err.search(text) >= 0) done();
        };
        onSaid();
      }),
  };
}
