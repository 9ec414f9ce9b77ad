/** How does a run leave the main thread free for Ctrl-C and progress? */
import { Worker } from "node:worker_threads";
import { ALIVE, type RunJob, type RunReport, STOP } from "./run-job.ts";
import { badInput, type Io } from "./verb.ts";

/** Nobody wants to hear of a run that is over in a moment. */
const PROGRESS_EVERY_MS = 1000;

/** A script that computes for so long never comes to an end. */
const STALLED_MS_MAX = 20_000;

const START = new URL("run-worker-start.js", import.meta.url);

/** Simulates where `io` says: in a thread, so that Ctrl-C is heard. */
export async function runFor(job: Promise<RunJob>, io: Io): Promise<RunReport> {
  const here = io.simulate;
  return await (here ? job.then((ready) => here(ready)) : runInThread(job, io));
}

/**
 * Simulates in a thread of its own, which gets ready while the job does.
 * Ctrl-C ends the run with what is done so far. Rejects as `job` does, for a
 * run that takes too much memory, for a script that gives way to nobody for
 * `stalledMsMax`, and else only for a bug of ours.
 */
export function runInThread(
  job: Promise<RunJob>,
  io: Io,
  stalledMsMax = STALLED_MS_MAX,
): Promise<RunReport> {
  return new Promise((done, fail) => {
    const worker = new Worker(START);
    const stopTelling = tellProgress(io);
    let stopHearing = (): void => {};
    const stalled = new Watch(stalledMsMax, (ms) => giveUp(endless(ms)));
    const finish = (): void => {
      stalled.end();
      stopTelling();
      stopHearing();
    };
    const giveUp = (error: unknown): void => {
      finish();
      fail(explained(error));
      void worker.terminate();
    };
    job.then((ready) => {
      // Not before: a file that loads for ever has nothing done to tell of.
      stopHearing = io.onInterrupt(() => {
        io.err("farcall: stopping, with what is done so far\n");
        worker.postMessage(STOP);
      });
      worker.postMessage(ready);
    }, giveUp);
    worker.on("message", (said: RunReport | typeof ALIVE | string) => {
      stalled.end();
      if (said === ALIVE) stalled.begin();
      if (typeof said === "string") return;
      finish();
      done(said);
    });
    worker.once("error", giveUp);
    worker.once("exit", (code) => giveUp(endedWith(code)));
  });
}

/** What neither ends nor computes is given up after so many times as long. */
const BLOCKED_TIMES = 10;

/**
 * Calls back when this process has computed for so many milliseconds since it
 * was begun, and it was not ended or begun anew. The clock does not count but
 * for what blocks: a healthy run may wait long for a loaded machine.
 */
class Watch {
  readonly #msMax: number;
  readonly #onOver: (ms: number) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(msMax: number, onOver: (ms: number) => void) {
    this.#msMax = msMax;
    this.#onOver = onOver;
  }

  begin(): void {
    this.end();
    const begun = process.cpuUsage();
    const blockedAtMs = performance.now() + BLOCKED_TIMES * this.#msMax;
    const wait = (leftMs: number): void => {
      this.#timer = setTimeout(() => {
        const { user, system } = process.cpuUsage(begun);
        const stillMs = this.#msMax - (user + system) / 1000;
        const isBlocked = performance.now() >= blockedAtMs;
        if (stillMs <= 0 || isBlocked) this.#onOver(this.#msMax);
        else wait(Math.max(1, stillMs));
      }, leftMs);
    };
    wait(this.#msMax);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

function endedWith(code: number): Error {
  return new Error(`the thread of the run ended with ${code}`);
}

function endless(ms: number): Error {
  const what = `it computes, and nothing has happened for ${ms / 1000} s`;
  return badInput("--script", what, "wait in its loop: await world.sleep(1)");
}

/** Says now and then that the run goes on. Returns how to stop. */
function tellProgress(io: Io): () => void {
  let waitedMs = 0;
  const progress = setInterval(() => {
    waitedMs += PROGRESS_EVERY_MS;
    io.err(`${io.isWatched ? "\r" : ""}running, ${waitedMs / 1000} s`);
    if (!io.isWatched) io.err("\n");
  }, PROGRESS_EVERY_MS);
  return () => {
    clearInterval(progress);
    if (io.isWatched && waitedMs > 0) io.err("\n");
    waitedMs = 0;
  };
}

/** The engine's limit on memory is met by what the scenario asks for. */
function explained(error: unknown): unknown {
  const { code } = error as { readonly code?: unknown };
  if (code !== "ERR_WORKER_OUT_OF_MEMORY") return error;
  const remedy = "end it earlier with --until, or make fewer calls";
  return badInput("", "the run takes more memory than there is", remedy);
}
