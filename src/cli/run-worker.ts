/** What does the thread that simulates do? */
import { parentPort } from "node:worker_threads";
import { Canceller } from "../ports/signal.ts";
import { type RunJob, STOP } from "./run-job.ts";
import { makeReport } from "./run-report.ts";

const canceller = new Canceller();

parentPort?.on("message", (message: RunJob | typeof STOP) => {
  if (message === STOP) canceller.cancel("somebody pressed Ctrl-C");
  else void simulate(message);
});

/** A rejection, always a bug of ours, ends the thread with that error. */
async function simulate(job: RunJob): Promise<void> {
  parentPort?.postMessage(await makeReport(job, canceller.signal));
  parentPort?.close();
}
