/** What can somebody do to a run in plain code? */
import type { Simulation } from "../kernel/simulation.ts";
import type { FaultAction } from "../net/fault-action.ts";
import { after, type Duration, ms, toMs } from "../ports/time.ts";
import { parseAction } from "./action-text.ts";
import type { Trigger } from "./fault-spec.ts";
import { INTERVENTIONS_MAX, type Intervention } from "./intervention.ts";
import { type Seen, watchFor } from "./plant-faults.ts";

/**
 * Code that watches a run and acts on it. What it does is written down as
 * interventions, so that the run can be made again without the code: a link
 * carries them. It may wait for nothing but what `world` offers.
 */
export type Script = (world: ScriptWorld) => Promise<void>;

/** The hand of a script. */
export interface ScriptWorld {
  /** Milliseconds since the run began. */
  nowMs(): number;
  /** Goes on before the first event of that moment. */
  sleep(waitMs: number): Promise<void>;
  /** Goes on once this has happened from now on; gives what the row holds. */
  until(when: Trigger): Promise<Seen>;
  /** "crash:store", or the same as data. Throws when it is no action. */
  act(action: FaultAction | string): void;
  /** At least 0, below 1: draws that move no others. */
  random(): number;
}

/** What has come of a script so far. */
export interface ScriptStory {
  /** What it did. */
  readonly recorded: readonly Intervention[];
  /** What it waits for: at the end of a run, in vain. */
  readonly waits: ReadonlySet<Trigger>;
}

/** More than this between two events is a loop that never waits. */
const LOOKS_MAX = 100_000;

/** What a script does, and how it ends when it throws. */
export interface ScriptHand {
  readonly apply: (action: FaultAction) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Begins a script, in the same turns as the run. Returns what grows with what
 * it does.
 */
export function startScript(
  simulation: Simulation,
  script: Script,
  { apply, fail }: ScriptHand,
): ScriptStory {
  const recorded: Intervention[] = [];
  const waits = new Set<Trigger>();
  const look = lookAt(simulation);
  const act = (given: FaultAction | string): void => {
    if (recorded.length === INTERVENTIONS_MAX) {
      const remedy = "do less, or say it as a fault that comes again";
      throw new Error(`a script acts ${INTERVENTIONS_MAX} times; ${remedy}`);
    }
    const action = typeof given === "string" ? actionIn(given) : given;
    const at = simulation.now();
    const nth = simulation.eventOfInstant;
    recorded.push({ at, ...(nth > 0 && { nth }), action });
    simulation.intervene({ at, nth }, () => apply(action));
  };
  const world: ScriptWorld = {
    nowMs: () => toMs(look().now()),
    sleep: (waitMs) =>
      new Promise((wake) => {
        // No event of the run: the run without the script has none there.
        const at = after(look().now(), waitOf(waitMs));
        simulation.intervene({ at }, wake);
      }),
    until: (when) => {
      waits.add(when);
      return rowAt(simulation, when, () => waits.delete(when));
    },
    act,
    random: () => look().random("script").next(),
  };
  simulation.intervene({ at: simulation.now() }, () => {
    script(world).catch(fail);
  });
  return { recorded, waits };
}

/** Gives the simulation so often at one moment, and then no more. */
function lookAt(simulation: Simulation): () => Simulation {
  let looks = 0;
  let moment = "";
  return () => {
    const now = `${simulation.now()}#${simulation.eventCount}`;
    looks = now === moment ? looks + 1 : 1;
    moment = now;
    if (looks <= LOOKS_MAX) return simulation;
    const what = `it asked ${LOOKS_MAX} times, and no time passed`;
    throw new Error(`${what}; wait in the loop: await world.sleep(1)`);
  };
}

function waitOf(waitMs: number): Duration {
  if (waitMs >= 0 && waitMs < Infinity) return ms(waitMs);
  const remedy = "give milliseconds, 0 or more";
  throw new Error(`sleep(${String(waitMs)}) is no wait; ${remedy}`);
}

function rowAt(
  simulation: Simulation,
  when: Trigger,
  onSeen: () => void,
): Promise<Seen> {
  return new Promise((wake) => {
    watchFor(simulation, when, (seen) => {
      onSeen();
      simulation.turn.hasResumed = true;
      wake(seen);
    });
  });
}

function actionIn(text: string): FaultAction {
  const parsed = parseAction(text);
  if (parsed.ok) return parsed.value;
  const { what = "", remedy = "" } = parsed.problems[0] ?? {};
  throw new Error(`${what}; ${remedy}`);
}
