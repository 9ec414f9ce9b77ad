/** Does any scenario, link, history or service config get an unclear end? */
import { SimulationError } from "../../src/kernel/sim-error.ts";
import { ActionError } from "../../src/scenario/build-world.ts";
import { formatLink, parseLink } from "../../src/scenario/link.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import type { Parsed, Problem } from "../../src/scenario/problem.ts";
import { runScenario } from "../../src/scenario/run-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { Draw } from "./draw.ts";
import { historyEnd } from "./histories.ts";
import { mutateData, mutateText } from "./mutate-data.ts";
import { ODD_SCENARIO } from "./odd-scenario.ts";
import { RICH_CONFIG, RICH_SCENARIO } from "./rich-scenario.ts";

export const FAMILIES = [
  "scenario",
  "service config",
  "link",
  "history",
] as const;

type Family = (typeof FAMILIES)[number];

/** Between them and the shipped ones all that can be said. */
export const OWN_SCENARIOS = [RICH_SCENARIO, ODD_SCENARIO];

export interface InputsOptions {
  /** Of all families together. */
  readonly inputs: number;
  readonly seed: number;
  /** Scenarios to mutate, beside `OWN_SCENARIOS`. */
  readonly scenarios: readonly Scenario[];
  /** Only this input, to look at it again. */
  readonly only?: number;
  onProgress?(done: number): void;
}

export interface InputsReport {
  /** "link: problems", "scenario: ran": how many. */
  readonly ends: ReadonlyMap<string, number>;
  /** What was unclear, or broke. */
  readonly faults: readonly string[];
  readonly slowestMs: number;
  readonly slowestNth: number;
}

/** A run of the fuzzer is short, whatever its scenario asks for. */
const LIMITS = {
  eventsMax: 20_000,
  memoryBytesMax: 64 * 1024 * 1024,
  underWayMax: 20_000,
};

/** One in so many runs is run again: its digest must be the same. */
const AGAIN = 8;

const MESSAGE_LENGTH_MAX = 2_000;
/** What would move a terminal's cursor, or hide what follows. */
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** A sentence of the schema library: it says nothing to do. */
const FOREIGN = /Invalid input|Too (big|small)|Unrecognized/;

/** Throws unless each problem says what is wrong and what to do. */
function checkProblems(problems: readonly Problem[]): void {
  if (problems.length === 0) throw new Error("refused without a problem");
  for (const { path, what, remedy } of problems) {
    const text = `${path}: ${what}; ${remedy}`;
    const isClear =
      what.trim().length > 3 &&
      remedy.trim().length > 3 &&
      text.length < MESSAGE_LENGTH_MAX &&
      !FOREIGN.test(text) &&
      !CONTROL.test(text);
    if (!isClear) throw new Error(`unclear: ${JSON.stringify(text)}`);
  }
}

function taken<Value>(parsed: Parsed<Value>): Value | undefined {
  if (parsed.ok) return parsed.value;
  checkProblems(parsed.problems);
  return undefined;
}

type RunOptions = Parameters<typeof runScenario>[1];

/** Runs it; a limit that is reached is a clear end, too. */
async function run(
  scenario: Scenario,
  options: RunOptions,
  draw: Draw,
): Promise<string> {
  const settings: RunOptions = {
    ...options,
    limits: LIMITS,
    recorder: "digest-only",
  };
  const { failure, digest } = await runScenario(scenario, settings);
  if (failure instanceof ActionError) return "cannot act";
  if (failure instanceof SimulationError && failure.problem === "limit") {
    return "limit";
  }
  if (failure !== undefined) throw failure;
  if (draw.below(AGAIN) > 0) return "ran";
  const second = await runScenario(scenario, settings);
  if (second.digest !== digest) throw new Error("another digest");
  return "ran twice";
}

async function scenarioEnd(
  draw: Draw,
  scenarios: readonly Scenario[],
): Promise<string> {
  const data = mutateData(draw.pick(scenarios), draw);
  const scenario = taken(parseScenario(data));
  if (scenario === undefined) return "problems";
  return await run(scenario, { seed: draw.below(1_000) }, draw);
}

async function configEnd(draw: Draw): Promise<string> {
  const serviceConfig = mutateData(RICH_CONFIG, draw);
  const clients = RICH_SCENARIO.clients.map((client) => ({
    ...client,
    serviceConfig,
  }));
  const scenario = taken(parseScenario({ ...RICH_SCENARIO, clients }));
  if (scenario === undefined) return "problems";
  return await run(scenario, { seed: draw.below(1_000) }, draw);
}

const ACTIONS = [
  ...["1ms=crash:bank-1", "300ms#2=restart:bank-1", "0ms=heal", "5ms=pause:*"],
  ...["1s=partition:phone|bank-1", "2ms=drop:phone>bank-1", "1us=crash:nobody"],
];

const LETTERS = [..."abcXYZ019-_#=:. ", "%00", "名"];

async function linkEnd(
  draw: Draw,
  scenarios: readonly Scenario[],
): Promise<string> {
  const chosen = draw.pick(scenarios);
  const isWhole = draw.chance(0.6);
  const scenario = isWhole ? mutateData(chosen, draw) : chosen;
  const text = formatLink({
    scenario: scenario as object,
    seed: draw.pick([0, 1, 7, -1, 1.5, 2 ** 53]),
    interventions: [],
  });
  const given = isWhole
    ? withActions(text, draw)
    : mutateText(text, LETTERS, draw);
  const link = taken(parseLink(given));
  if (link === undefined) return "problems";
  if (typeof link.scenario === "string") return "names a scenario";
  const parsed = taken(parseScenario(link.scenario));
  if (parsed === undefined) return "problems of its scenario";
  const { seed, interventions } = link;
  return await run(parsed, { seed, interventions }, draw);
}

/** The same link with interventions, damaged perhaps, and its check right. */
function withActions(text: string, draw: Draw): string {
  const parsed = parseLink(text);
  if (!parsed.ok) return text;
  const at = Array.from({ length: draw.below(3) }, () =>
    mutateText(draw.pick(ACTIONS), LETTERS, draw),
  );
  // `formatLink` writes the texts of interventions; these are texts already.
  return formatLink({ ...parsed.value, interventions: [], at } as never);
}

async function endOf(
  family: Family,
  draw: Draw,
  scenarios: readonly Scenario[],
): Promise<string> {
  switch (family) {
    case "scenario":
      return await scenarioEnd(draw, scenarios);
    case "service config":
      return await configEnd(draw);
    case "link":
      return await linkEnd(draw, scenarios);
    case "history":
      return historyEnd(draw, checkProblems);
  }
}

/** Each input follows from the seed and its number alone. */
export async function fuzzInputs(
  options: InputsOptions,
): Promise<InputsReport> {
  const { inputs, seed, only } = options;
  const scenarios = [...options.scenarios, ...OWN_SCENARIOS, ...OWN_SCENARIOS];
  const ends = new Map<string, number>();
  const faults: string[] = [];
  let [slowestMs, slowestNth] = [0, 0];
  const first = only ?? 0;
  for (
    let nth = first;
    nth < first + (only === undefined ? inputs : 1);
    nth += 1
  ) {
    const family = FAMILIES[nth % FAMILIES.length] as Family;
    const draw = new Draw(Math.imul(seed + 1, 0x9e3779b1) ^ (nth * 0x85ebca6b));
    const began = performance.now();
    try {
      const end = `${family}: ${await endOf(family, draw, scenarios)}`;
      ends.set(end, (ends.get(end) ?? 0) + 1);
    } catch (error) {
      const { stack = String(error) } = error as Error;
      faults.push(`input ${nth} of seed ${seed} (${family}): ${stack}`);
    }
    const tookMs = performance.now() - began;
    if (tookMs > slowestMs) [slowestMs, slowestNth] = [tookMs, nth];
    options.onProgress?.(nth + 1 - first);
  }
  return { ends, faults, slowestMs, slowestNth };
}
