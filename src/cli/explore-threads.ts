/** How do several threads share many seeds? */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { ExploredRun } from "../scenario/explore.ts";
import type {
  ExploreBatch,
  ExploreDone,
  ExploreSetting,
} from "./explore-job.ts";
import { STOP } from "./run-job.ts";
import { badInput, type Io } from "./verb.ts";

const START = new URL("explore-worker-start.js", import.meta.url);

const PROGRESS_EVERY_MS = 1000;

/** Large enough that threads seldom ask, small enough that none idles. */
const BATCH_MAX = 20;

export interface ExploreAsked extends ExploreSetting {
  readonly seeds: readonly number[];
  /** Threads; as many as the machine has cores unless given. */
  readonly workers: number | undefined;
}

export interface ExploreAll {
  /** By scenario, in order of seeds. */
  readonly runs: readonly (readonly ExploredRun[])[];
  /** Somebody pressed Ctrl-C: not all seeds are here. */
  readonly isStopped: boolean;
}

/**
 * Runs all seeds; `onRuns` hears of runs as soon as they are done, in any
 * order. Ctrl-C ends it with what is done so far. Rejects for a run that
 * takes too much memory, and else only for a bug of ours.
 */
export async function exploreInThreads(
  asked: ExploreAsked,
  io: Io,
  onRuns: (runs: readonly ExploredRun[]) => void = () => {},
): Promise<ExploreAll> {
  const { scenarios, seeds, workers: _, ...rest } = asked;
  const batches = batchesOf(asked);
  const wanted = asked.workers ?? availableParallelism();
  const count = Math.max(1, Math.min(wanted, batches.length));
  const setting: ExploreSetting = { scenarios, ...rest };
  const workers = Array.from(
    { length: count },
    () => new Worker(START, { workerData: setting }),
  );
  const runs: ExploredRun[][] = scenarios.map(() => []);
  const progress = new Progress(io, seeds.length * scenarios.length);
  let isStopped = false;
  const stopHearing = io.onInterrupt(() => {
    isStopped = true;
    progress.end();
    io.err("farcall: stopping, with what is done so far\n");
    for (const worker of workers) worker.postMessage(STOP);
  });
  const next = () => (isStopped ? undefined : batches.shift());
  const keep = ({ scenario, runs: done }: ExploreDone): void => {
    runs[scenario]?.push(...done);
    progress.add(done);
    onRuns(done);
  };
  try {
    await Promise.all(workers.map((worker) => work(worker, next, keep)));
  } finally {
    progress.end();
    stopHearing();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  for (const own of runs) own.sort((one, other) => one.seed - other.seed);
  return { runs, isStopped };
}

function batchesOf({ scenarios, seeds, workers }: ExploreAsked) {
  const sharers = workers ?? availableParallelism();
  const even = Math.ceil(seeds.length / (sharers * 4));
  const size = Math.max(1, Math.min(BATCH_MAX, even));
  const batches: ExploreBatch[] = [];
  for (let at = 0; at < seeds.length; at += size) {
    const some = seeds.slice(at, at + size);
    scenarios.forEach((_, scenario) => {
      batches.push({ scenario, seeds: some });
    });
  }
  return batches;
}

/** Gives a thread one batch after the other, until there is none. */
function work(
  worker: Worker,
  next: () => ExploreBatch | undefined,
  keep: (done: ExploreDone) => void,
): Promise<void> {
  return new Promise((done, fail) => {
    const giveNext = (): void => {
      const batch = next();
      if (batch === undefined) done();
      else worker.postMessage(batch);
    };
    worker.on("message", (message: ExploreDone) => {
      try {
        keep(message);
        giveNext();
      } catch (error) {
        fail(error);
      }
    });
    worker.once("error", (error) => fail(explained(error)));
    worker.once("exit", (code) =>
      fail(new Error(`a thread that explores ended with ${code}`)),
    );
    giveNext();
  });
}

/** Says now and then how far it is. */
class Progress {
  readonly #io: Io;
  readonly #count: number;
  readonly #timer: NodeJS.Timeout;
  #done = 0;
  #failed = 0;
  #waitedMs = 0;

  constructor(io: Io, count: number) {
    this.#io = io;
    this.#count = count;
    this.#timer = setInterval(() => this.#tell(), PROGRESS_EVERY_MS);
  }

  add(runs: readonly ExploredRun[]): void {
    this.#done += runs.length;
    const isFailed = ({ verdict }: ExploredRun) => verdict !== "holds";
    this.#failed += runs.filter(isFailed).length;
  }

  end(): void {
    clearInterval(this.#timer);
    if (this.#io.isWatched && this.#waitedMs > 0) this.#io.err("\n");
    this.#waitedMs = 0;
  }

  #tell(): void {
    this.#waitedMs += PROGRESS_EVERY_MS;
    const { isWatched } = this.#io;
    const far = `${this.#done} of ${this.#count} runs`;
    const text = `${far}, ${this.#failed} failed, ${this.#waitedMs / 1000} s`;
    this.#io.err(isWatched ? `\r${text}` : `${text}\n`);
  }
}

/** The engine's limit on memory is met by what the scenario asks for. */
function explained(error: unknown): unknown {
  const { code } = error as { readonly code?: unknown };
  if (code !== "ERR_WORKER_OUT_OF_MEMORY") return error;
  const remedy = "make fewer calls, or explore with fewer --workers";
  return badInput("", "a run takes more memory than there is", remedy);
}
