/** How does a run go from its seed to its end? */
import { assert } from "../ports/assert.ts";
import type { Signal } from "../ports/signal.ts";
import type { Instant } from "../ports/time.ts";
import { type Engine, engineHere } from "./engine.ts";
import { SimulationError } from "./sim-error.ts";
import { Simulation } from "./simulation.ts";
import type { EndReason, SimulationOptions } from "./simulation-options.ts";
import type { WaitingTask } from "./task-table.ts";
import type { Trace } from "./trace.ts";

export interface RunOptions extends SimulationOptions {
  /** Ends the run early, with what is done so far. */
  readonly signal?: Signal;
}

export interface RunResult {
  readonly trace: Trace;
  readonly digest: string;
  readonly endReason: EndReason | "failed";
  readonly endedAt: Instant;
  readonly eventCount: number;
  /** Tasks that had not finished, each with what its host waits for. */
  readonly waiting: readonly WaitingTask[];
  /** What ended the run if it failed; the trace goes up to there. */
  readonly failure: unknown;
}

/** Real time after which a run lets the engine do other things. */
const TURN_MS = 8;

/** Steps between two looks at the real clock. */
const STEPS_PER_LOOK = 32;

let running: Simulation | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Builds a world and runs it to its end. One run at a time per thread: a
 * second one waits for the first. Never rejects for what happens inside the
 * run; that is `failure`. Throws a SimulationError "nested-run" when it is
 * called from simulated code, and whatever `build` throws.
 */
export function runSimulation(
  options: RunOptions,
  build: (simulation: Simulation) => void,
): Promise<RunResult> {
  if (running?.turn.isOurs) throw nestedRun(running);
  const result = last.then(() => runCarefully(options, build));
  last = result.catch(() => {});
  return result;
}

/**
 * Engines tell of an unhandled rejection only some time after it. When that
 * happens the run is made again, which gives the same run, with a full turn
 * after each event: then the event and its host are known.
 */
async function runCarefully(
  options: RunOptions,
  build: (simulation: Simulation) => void,
): Promise<RunResult> {
  const engine = engineHere();
  assert(engine !== undefined, "this engine can drain its own microtasks");
  const { result, wasTold } = await runOnce(options, build, engine);
  if (!wasTold) return result;
  const careful = { ...engine, drain: engine.carefulTurn };
  const again = await runOnce(options, build, careful);
  // Not ours if it does not come back: somebody outside the run failed.
  return again.wasTold ? again.result : result;
}

interface Outcome {
  readonly result: RunResult;
  /** The engine told of a rejection that no task of ours reported. */
  readonly wasTold: boolean;
}

async function runOnce(
  options: RunOptions,
  build: (simulation: Simulation) => void,
  engine: Engine,
): Promise<Outcome> {
  const simulation = new Simulation(options);
  const { turn } = simulation;
  let wasTold = false;
  const stopListening = engine.onUnhandledRejection((reason) => {
    wasTold = true;
    turn.fail(unhandled(turn.scope.name, reason));
  });
  const stop = (): void => simulation.stop();
  options.signal?.addEventListener("abort", stop);
  if (options.signal?.aborted) stop();
  running = simulation;
  try {
    build(simulation);
    await drive(simulation, engine);
  } finally {
    turn.leave();
    running = undefined;
    stopListening();
    options.signal?.removeEventListener("abort", stop);
  }
  return { result: resultOf(simulation), wasTold };
}

/** Steps through the run, with the engine's turns in between. */
function drive(simulation: Simulation, engine: Engine): Promise<void> {
  return new Promise((done) => {
    let turnEndsAtMs = engine.nowMs() + TURN_MS;
    let steps = 0;
    const isTurnOver = (): boolean => engine.nowMs() >= turnEndsAtMs;
    const breathe = (then: () => void): void => {
      simulation.turn.leave();
      engine.turn(() => {
        turnEndsAtMs = engine.nowMs() + TURN_MS;
        then();
      });
    };
    const afterDrain = (): void => {
      steps += 1;
      if (steps % STEPS_PER_LOOK === 0 && isTurnOver()) breathe(step);
      else step();
    };
    const step = (): void => {
      const pause = simulation.step(isTurnOver);
      if (pause === "drain") engine.drain(afterDrain);
      else if (pause === "turn") breathe(step);
      else engine.drain(() => breathe(done));
    };
    breathe(step);
  });
}

/** What has come of a simulation so far. */
export function resultOf(simulation: Simulation): RunResult {
  const { trace, turn } = simulation;
  const hasFailed = turn.failure !== undefined;
  return {
    trace,
    digest: trace.digest,
    endReason: hasFailed ? "failed" : (simulation.endReason ?? "drained"),
    endedAt: simulation.now(),
    eventCount: simulation.eventCount,
    waiting: simulation.tasks.waiting(),
    failure: turn.failure,
  };
}

function nestedRun(outer: Simulation): SimulationError {
  const error = new SimulationError(
    "nested-run",
    "a run was started from inside a run, on host " +
      `"${outer.turn.scope.name}"; start it before or after, not within`,
    { host: outer.turn.scope.name },
  );
  outer.turn.fail(error);
  return error;
}

function unhandled(host: string, reason: unknown): SimulationError {
  const what = reason instanceof Error ? reason.message : String(reason);
  return new SimulationError(
    "unhandled-rejection",
    `a promise on host "${host}" was rejected and nobody handled it: ` +
      `${what}; await it, or catch it`,
    { host, cause: reason },
  );
}
