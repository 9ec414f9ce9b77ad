/** How does a scenario become a trace? */
import type { CheckResult } from "../check/judge.ts";
import { judge } from "../check/judge.ts";
import type { Limits } from "../kernel/limits.ts";
import { type RunResult, resultOf, runSimulation } from "../kernel/run.ts";
import { Simulation } from "../kernel/simulation.ts";
import type { SimulationOptions } from "../kernel/simulation-options.ts";
import type { Recorder } from "../kernel/trace.ts";
import type { Signal } from "../ports/signal.ts";
import { after, type Instant, ms, START } from "../ports/time.ts";
import { buildWorld, type OwnServices } from "./build-world.ts";
import type { Trigger } from "./fault-spec.ts";
import type { Intervention } from "./intervention.ts";
import { type Scenario, UNTIL_MS_DEFAULT } from "./scenario.ts";
import type { Script, ScriptStory } from "./script.ts";

export interface ScenarioOptions {
  /** A whole number from 0 to 2^53-1. */
  readonly seed: number;
  readonly interventions?: readonly Intervention[];
  /** Acts on the run; what it did is in `scripted`. */
  readonly script?: Script;
  /** Instead of the services of the same names that come with Farcall. */
  readonly services?: OwnServices;
  /** "full" unless given. */
  readonly recorder?: Recorder;
  /** Instead of the scenario's own end. */
  readonly until?: Instant;
  /** On events, kept rows and things under way; past one the run fails. */
  readonly limits?: Partial<Limits>;
  /** Ends the run early, with what is done so far. */
  readonly signal?: Signal;
  /** Handed a look at the clock of the run, for who shows how far it is. */
  readonly onClock?: (now: () => Instant) => void;
}

/** A run, and the verdict on each check of its scenario. */
export interface ScenarioRun extends RunResult {
  readonly checks: readonly CheckResult[];
  /** What a script did: with these the run is the same without it. */
  readonly scripted?: readonly Intervention[];
  /** What a script waited for until the end, in vain. */
  readonly scriptWaits?: readonly Trigger[];
}

/** A world at its beginning, for a host that steps through it itself. */
export interface Prepared {
  /** Call `step` until it says "end"; let microtasks finish in between. */
  readonly simulation: Simulation;
  /** What has come of it. */
  finish(): ScenarioRun;
}

/**
 * run(scenario, seed, interventions) -> trace: the same three give the same
 * trace, on any machine and any engine. The scenario must be a valid one.
 */
export async function runScenario(
  scenario: Scenario,
  options: ScenarioOptions,
): Promise<ScenarioRun> {
  const { signal } = options;
  const settings = settingsOf(scenario, options);
  let story: ScriptStory | undefined;
  const result = await runSimulation(
    { ...settings, ...(signal && { signal }) },
    (simulation) => {
      options.onClock?.(() => simulation.now());
      story = buildWorld(simulation, scenario, options);
    },
  );
  if (story === undefined) return judged(scenario, result);
  const { recorded: scripted, waits } = story;
  return { ...judged(scenario, result), scripted, scriptWaits: [...waits] };
}

/** The same run for engines that cannot drain their own microtasks. */
export function prepare(
  scenario: Scenario,
  options: ScenarioOptions,
): Prepared {
  const simulation = new Simulation(settingsOf(scenario, options));
  buildWorld(simulation, scenario, options);
  return {
    simulation,
    finish: () => judged(scenario, resultOf(simulation)),
  };
}

function settingsOf(
  scenario: Scenario,
  { seed, recorder, until, limits }: ScenarioOptions,
): SimulationOptions {
  return {
    seed,
    until: until ?? after(START, ms(scenario.untilMs ?? UNTIL_MS_DEFAULT)),
    ...(recorder && { recorder }),
    ...(limits && { limits }),
  };
}

function judged(scenario: Scenario, result: RunResult): ScenarioRun {
  // A run that somebody stopped proves nothing.
  const { trace, endReason } = result;
  const checks = endReason === "stopped" ? [] : (scenario.checks ?? []);
  return { ...result, checks: judge(trace, checks) };
}
