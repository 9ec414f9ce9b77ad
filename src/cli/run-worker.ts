/** What does the thread that simulates do? */
import { parentPort, workerData } from "node:worker_threads";
import { Canceller } from "../ports/signal.ts";
import { type RunJob, STOP } from "./run-job.ts";
import { makeReport } from "./run-report.ts";

const canceller = new Canceller();

parentPort?.on("message", (message) => {
  if (message === STOP) canceller.cancel("somebody pressed Ctrl-C");
});

const report = await makeReport(workerData as RunJob, canceller.signal);
parentPort?.postMessage(report);
parentPort?.close();
