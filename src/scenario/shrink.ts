/** What is the least that still goes wrong for the same reason? */
import type { CheckResult } from "../check/judge.ts";
import { RandomStreams } from "../kernel/random-streams.ts";
import type { OwnServices } from "./build-world.ts";
import { recorderFor } from "./explore.ts";
import { planFaults } from "./fault-plan.ts";
import { parseScenario } from "./parse-scenario.ts";
import { type Reason, reasonOf } from "./reason.ts";
import {
  runScenario,
  type ScenarioOptions,
  type ScenarioRun,
} from "./run-scenario.ts";
import type { Scenario } from "./scenario.ts";
import { unitsOf, writtenDown } from "./shrink-faults.ts";
import {
  fewerCalls,
  fewerClients,
  fewerFaults,
  fewerHosts,
  rounderTimes,
  type Step,
} from "./shrink-steps.ts";

/** How much there is in a scenario. */
export interface Size {
  readonly faults: number;
  readonly clients: number;
  readonly hosts: number;
  readonly calls: number;
}

export interface Shrunk {
  readonly scenario: Scenario;
  readonly reason: Reason;
  /** The check as it failed in the smallest run; none if that broke off. */
  readonly result: CheckResult | undefined;
  readonly digest: string;
  readonly before: Size;
  readonly after: Size;
  readonly runCount: number;
  /** Whether nothing more can go; else a limit or a signal ended it. */
  readonly isComplete: boolean;
}

export interface ShrinkOptions
  extends Pick<ScenarioOptions, "seed" | "signal"> {
  /** Made afresh for each run, for what they keep outside of their hosts. */
  readonly services?: () => OwnServices;
  /** Runs that may be spent; 2,000 unless given. */
  readonly runsMax?: number;
}

const RUNS_MAX = 2000;

/** A smaller scenario that takes so much longer goes round and round. */
const EVENTS_FACTOR = 4;
const EVENTS_LEAST = 10_000;

/**
 * Takes away faults, clients, hosts and calls as long as the run of that seed
 * fails for the same reason, and makes times round. Undefined when the run
 * does not fail. When a row is missing, calls stay: without those who would
 * have made the row it is missing for another reason.
 */
export async function shrink(
  scenario: Scenario,
  options: ShrinkOptions,
): Promise<Shrunk | undefined> {
  const { seed, signal, services } = options;
  const first = await runScenario(scenario, {
    seed,
    ...(signal && { signal }),
    ...(services && { services: services() }),
  });
  const reason = reasonOf(first);
  if (reason === undefined) return undefined;
  const streams = new RandomStreams(seed);
  const plan = planFaults(scenario, (purpose) => streams.stream(purpose));
  const { nemesis, ...rest } = scenario;
  const explicit = { ...rest, faults: writtenDown(plan) };
  const search = new Search(options, reason, first);
  const isSame = await search.tries(explicit);
  const steps = stepsFor(reason);
  let before = "";
  while (search.canGoOn && before !== JSON.stringify(search.best ?? {})) {
    before = JSON.stringify(search.best ?? {});
    // Where the faults of chance cannot be written down, they all stay.
    for (const step of steps) await search.descend(step, scenario);
  }
  const smallest = search.best ?? scenario;
  const last = search.bestRun ?? first;
  return {
    scenario: smallest,
    reason,
    result: last.checks.find(({ claim }) => claim === reason.what),
    digest: last.digest,
    before: sizeOf(isSame ? explicit : scenario),
    after: sizeOf(smallest),
    runCount: search.runCount,
    isComplete: search.canGoOn,
  };
}

function stepsFor({ event }: Reason): readonly Step[] {
  const always: readonly Step[] = [onlyCheck, fewerFaults];
  const isMissing = event === undefined;
  const fewer: readonly Step[] = [fewerClients, fewerHosts, fewerCalls];
  return [...always, ...(isMissing ? [] : fewer), rounderTimes];

  function* onlyCheck(scenario: Scenario): Generator<Scenario> {
    const { checks = [] } = scenario;
    for (const check of checks) {
      if (checks.length > 1) yield { ...scenario, checks: [check] };
    }
  }
}

function sizeOf({ faults = [], workloads, ...rest }: Scenario): Size {
  let calls = 0;
  for (const workload of workloads) {
    const isScript = workload.kind === "script";
    calls += isScript ? workload.calls.length : workload.count;
  }
  return {
    faults: unitsOf(faults).length,
    clients: rest.clients.length,
    hosts: rest.hosts.length,
    calls,
  };
}

/** Goes from one failing scenario to smaller ones, and counts its runs. */
class Search {
  readonly #options: ShrinkOptions;
  readonly #reason: Reason;
  readonly #eventsMax: number;
  /** The smallest so far. */
  best: Scenario | undefined;
  bestRun: ScenarioRun | undefined;
  runCount = 1;

  constructor(options: ShrinkOptions, reason: Reason, first: ScenarioRun) {
    this.#options = options;
    this.#reason = reason;
    this.#eventsMax = EVENTS_LEAST + first.eventCount * EVENTS_FACTOR;
  }

  get canGoOn(): boolean {
    const { runsMax = RUNS_MAX, signal } = this.#options;
    return this.runCount < runsMax && signal?.aborted !== true;
  }

  /** Takes smaller ones as long as there are any. */
  async descend(step: Step, scenario: Scenario): Promise<void> {
    let hasFound = true;
    while (hasFound) {
      hasFound = false;
      for (const smaller of step(this.best ?? scenario)) {
        if (!this.canGoOn) return;
        hasFound = await this.tries(smaller);
        if (hasFound) break;
      }
    }
  }

  /** Whether it fails for the same reason; then it is the best so far. */
  async tries(candidate: Scenario): Promise<boolean> {
    const parsed = parseScenario(candidate);
    if (!parsed.ok) return false;
    this.runCount += 1;
    const { seed, services, signal } = this.#options;
    const run = await runScenario(parsed.value, {
      seed,
      ...(services && { services: services() }),
      ...(signal && { signal }),
      recorder: recorderFor(candidate),
      limits: { eventsMax: this.#eventsMax },
    });
    const reason = reasonOf(run);
    const { what, event } = this.#reason;
    if (reason?.what !== what || reason.event !== event) return false;
    this.best = parsed.value;
    this.bestRun = run;
    return true;
  }
}
