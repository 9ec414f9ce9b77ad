/** How does a run leave the main thread free for Ctrl-C and progress? */
import { Worker } from "node:worker_threads";
import { type RunJob, type RunReport, STOP } from "./run-job.ts";
import type { Io } from "./verb.ts";

/** Nobody wants to hear of a run that is over in a moment. */
const PROGRESS_EVERY_MS = 1000;

const START = new URL("run-worker-start.js", import.meta.url);

/**
 * Simulates in a thread of its own, which gets ready while the job does.
 * Ctrl-C ends the run with what is done so far. Rejects as `job` does, and
 * else only for a bug of ours.
 */
export function runInThread(job: Promise<RunJob>, io: Io): Promise<RunReport> {
  return new Promise((done, fail) => {
    const worker = new Worker(START);
    let stopHearing = (): void => {};
    job.then(
      (ready) => {
        // Not before: a file that loads for ever has nothing done to tell of.
        stopHearing = io.onInterrupt(() => {
          io.err("farcall: stopping, with what is done so far\n");
          worker.postMessage(STOP);
        });
        worker.postMessage(ready);
      },
      (error) => {
        finish();
        fail(error);
        void worker.terminate();
      },
    );
    let waitedMs = 0;
    const progress = setInterval(() => {
      waitedMs += PROGRESS_EVERY_MS;
      io.err(`${io.isWatched ? "\r" : ""}running, ${waitedMs / 1000} s`);
      if (!io.isWatched) io.err("\n");
    }, PROGRESS_EVERY_MS);
    const finish = (): void => {
      clearInterval(progress);
      stopHearing();
      if (io.isWatched && waitedMs > 0) io.err("\n");
    };
    worker.once("message", (report: RunReport) => {
      finish();
      done(report);
    });
    worker.once("error", (error) => {
      finish();
      fail(error);
    });
    worker.once("exit", (code) => {
      finish();
      fail(new Error(`the thread of the run ended with ${code}`));
    });
  });
}
