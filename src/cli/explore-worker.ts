/** What does a thread do that explores seeds? */
import { parentPort, workerData } from "node:worker_threads";
import { Canceller } from "../ports/signal.ts";
import type { Instant } from "../ports/time.ts";
import { type ExploredRun, exploreSeed } from "../scenario/explore.ts";
import { parseIntervention } from "../scenario/intervention.ts";
import type {
  ExploreBatch,
  ExploreDone,
  ExploreSetting,
} from "./explore-job.ts";
import { servicesFor } from "./find-break.ts";
import { STOP } from "./run-job.ts";

const { scenarios, at = [], untilNs } = workerData as ExploreSetting;

const interventions = at.flatMap((text) => {
  const parsed = parseIntervention(text);
  return parsed.ok ? parsed.value : [];
});

const until = untilNs as Instant | undefined;
const canceller = new Canceller();

parentPort?.on("message", (message: ExploreBatch | typeof STOP) => {
  if (message === STOP) canceller.cancel("somebody pressed Ctrl-C");
  else void explore(message);
});

/** A rejection, always a bug of ours, ends the thread with that error. */
async function explore({ scenario, seeds }: ExploreBatch): Promise<void> {
  const runs: ExploredRun[] = [];
  const { signal } = canceller;
  const explored = scenarios[scenario];
  const services = explored && (await servicesFor(explored.name));
  for (const seed of explored === undefined ? [] : seeds) {
    if (signal.aborted || explored === undefined) break;
    const run = await exploreSeed(explored, {
      seed,
      signal,
      interventions,
      ...(services && { services: services() }),
      ...(until !== undefined && { until }),
    });
    if (run !== undefined) runs.push(run);
  }
  const done: ExploreDone = { scenario, runs };
  parentPort?.postMessage(done);
}
