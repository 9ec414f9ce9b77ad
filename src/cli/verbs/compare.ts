/** What does `farcall compare` do? */
import { ownOf } from "../../ports/own.ts";
import {
  type Divergence,
  differencesOf,
  firstDivergence,
} from "../../scenario/compare.ts";
import type { ExploredRun } from "../../scenario/explore.ts";
import { parseScenario } from "../../scenario/parse-scenario.ts";
import type { Problem } from "../../scenario/problem.ts";
import { runScenario, type ScenarioRun } from "../../scenario/run-scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { withSetting } from "../../scenario/setting.ts";
import { storyLine } from "../../scenario/story.ts";
import { comparisonText } from "../compare-text.ts";
import { EXPLORE_FLAGS, seedsOf, workersOf } from "../explore-flags.ts";
import { exploreInThreads } from "../explore-threads.ts";
import { servicesFor } from "../find-break.ts";
import { findScenario } from "../find-scenario.ts";
import { FORMAT_FLAG, wordOf } from "../flag-values.ts";
import {
  BadInput,
  badInput,
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";

const SEEDS_DEFAULT = "1..100";

const SIDE = {
  value: "KEY=VALUE",
  isRepeated: true,
} as const;

export const verb: Verb = {
  summary: "runs two configurations over the same seeds: what differs",
  positionals: ["SCENARIO"],
  flags: {
    a: { ...SIDE, about: "a value of one side, defaults.deadlineMs=200" },
    b: { ...SIDE, about: "a value of the other; as it is unless given" },
    ...EXPLORE_FLAGS,
    format: FORMAT_FLAG,
  },
  example: "npx farcall compare hello --b startJitterMsMax=9 --seeds 1..50",
  run: compare,
};

async function compare(given: Given, io: Io): Promise<ExitCode> {
  const format = wordOf(given, "format", ["text", "json"]);
  const asked = given.value("seeds") ?? SEEDS_DEFAULT;
  const seeds = seedsOf(given, SEEDS_DEFAULT);
  const workers = workersOf(given);
  const [settingsA, settingsB] = [given.values("a"), given.values("b")];
  if (settingsA.length + settingsB.length === 0) {
    const remedy = "give --b defaults.deadlineMs=200";
    throw badInput("", "both sides are the same", remedy);
  }
  const { scenario } = await findScenario(given.positionals[0] ?? "");
  const a = changed(scenario, settingsA, "--a");
  const b = changed(scenario, settingsB, "--b");
  const all = await exploreInThreads({ scenarios: [a, b], seeds, workers }, io);
  const [ofA = [], ofB = []] = all.runs;
  const differences = differencesOf(ofA, ofB);
  const divergence = await divergenceOf([a, b], ofA, ofB);
  const head = `${scenario.title.en} (${scenario.name}), seeds ${asked}`;
  const sides = { a: settingsA, b: settingsB };
  if (format === "text") {
    io.out(comparisonText({ head, ...sides, differences, divergence }));
  } else {
    const parts = divergence && inWords(divergence);
    const result = { seeds: asked, ...sides, differences, divergence: parts };
    io.out(`${JSON.stringify(result, undefined, 2)}\n`);
  }
  return all.isStopped ? EXIT.fails : EXIT.holds;
}

/** The scenario with all settings of a side. */
function changed(
  scenario: Scenario,
  settings: readonly string[],
  flag: string,
): Scenario {
  let data: object = scenario;
  for (const setting of settings) {
    const set = withSetting(data, setting);
    if (!set.ok) {
      throw new BadInput(set.problems.map((one) => ({ ...one, path: flag })));
    }
    data = set.value;
  }
  const parsed = parseScenario(data);
  if (parsed.ok) return parsed.value;
  const problems = parsed.problems.map(({ path, ...rest }) => ({
    ...rest,
    path: `${flag} ${path}`.trimEnd(),
  }));
  throw new BadInput(problems.map((one) => atItsPlace(one, settings)));
}

/** Values that people know by their names, and where a scenario has them. */
const PLACES: Readonly<Record<string, string>> = {
  deadlineMs: "defaults.deadlineMs",
  serviceTimeMs: "services.HOST.serviceTimeMs",
  perTryTimeoutMs: "clients.NAME.perTryTimeoutMs",
  lossProbability: "defaults.link.lossProbability",
  latency: "defaults.link.latency",
};

/** The problem; of a value that has another place, with that place. */
function atItsPlace(problem: Problem, settings: readonly string[]): Problem {
  for (const setting of settings) {
    const [name = "", ...value] = setting.split("=");
    const place = ownOf(PLACES, name);
    if (place === undefined || !problem.what.startsWith(`"${name}"`)) continue;
    return { ...problem, remedy: `write ${place}=${value.join("=")}` };
  }
  return problem;
}

interface Parted {
  readonly seed: number;
  readonly at: Divergence;
}

/** Runs the first seed that differs once more on both sides, in full. */
async function divergenceOf(
  [a, b]: readonly [Scenario, Scenario],
  ofA: readonly ExploredRun[],
  ofB: readonly ExploredRun[],
): Promise<Parted | undefined> {
  const digests = new Map(ofB.map(({ seed, digest }) => [seed, digest]));
  const first = ofA.find(
    ({ seed, digest }) => (digests.get(seed) ?? digest) !== digest,
  );
  if (first === undefined) return undefined;
  const { seed } = first;
  const one = await runOf(a, seed);
  const other = await runOf(b, seed);
  const at = firstDivergence(one.trace, other.trace);
  return at === undefined ? undefined : { seed, at };
}

async function runOf(scenario: Scenario, seed: number): Promise<ScenarioRun> {
  const services = await servicesFor(scenario.name);
  const own = services === undefined ? {} : { services: services() };
  return await runScenario(scenario, { seed, ...own });
}

function inWords({ seed, at: { row, a, b } }: Parted) {
  const say = (one: typeof a) => one && storyLine(one).trim();
  return { seed, row, a: say(a), b: say(b) };
}
