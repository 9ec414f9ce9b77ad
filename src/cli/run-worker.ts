/** What does the thread that simulates do? */
import { parentPort } from "node:worker_threads";
import { Canceller } from "../ports/signal.ts";
import { ALIVE, type RunJob, SCRIPT_OVER, STOP } from "./run-job.ts";
import { makeReport } from "./run-report.ts";

/** How often one hears that a script gives way to others. */
const PULSE_MS = 250;

const canceller = new Canceller();

parentPort?.on("message", (message: RunJob | typeof STOP) => {
  if (message === STOP) canceller.cancel("somebody pressed Ctrl-C");
  else void simulate(message);
});

/** A rejection, always a bug of ours, ends the thread with that error. */
async function simulate(job: RunJob): Promise<void> {
  const say = (word: string) => parentPort?.postMessage(word);
  let pulse: NodeJS.Timeout | undefined;
  if (job.script !== undefined) {
    say(ALIVE);
    pulse = setInterval(say, PULSE_MS, ALIVE);
  }
  const report = await makeReport(job, canceller.signal, () => {
    clearInterval(pulse);
    say(SCRIPT_OVER);
  });
  clearInterval(pulse);
  parentPort?.postMessage(report);
  parentPort?.close();
}
