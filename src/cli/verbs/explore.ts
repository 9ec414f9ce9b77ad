/** What does `farcall explore` do? */
import { closeSync, openSync, writeSync } from "node:fs";
import {
  type Exploration,
  explorationOf,
  isFailed,
} from "../../scenario/exploration.ts";
import type { ExploredRun } from "../../scenario/explore.ts";
import { formatIntervention } from "../../scenario/intervention.ts";
import type { RunLink } from "../../scenario/link.ts";
import { bugReport } from "../bug-report.ts";
import {
  EXPLORE_FLAGS,
  seedsOf,
  shardOf,
  workersOf,
} from "../explore-flags.ts";
import { explorationText } from "../explore-text.ts";
import { exploreInThreads } from "../explore-threads.ts";
import { findScenario } from "../find-scenario.ts";
import { FORMAT_FLAG, wordOf } from "../flag-values.ts";
import { type ShrunkLink, shrinkSeed } from "../shrink-run.ts";
import { shrunkText } from "../shrink-text.ts";
import {
  type BadInput,
  badInput,
  EXIT,
  type ExitCode,
  type Given,
  type Io,
  type Verb,
} from "../verb.ts";

const SEEDS_DEFAULT = "1..100";

export const verb: Verb = {
  summary: "runs many seeds: how often each check fails, and how figures vary",
  positionals: ["SCENARIO"],
  flags: {
    ...EXPLORE_FLAGS,
    shard: { value: "2/8", about: "only this part of the seeds" },
    shrink: { about: "the least that still fails as the first failed seed" },
    out: { value: "FILE", about: "keeps a line of JSON for each run" },
    format: FORMAT_FLAG,
  },
  example: "npx farcall explore lost-reply --seeds 1..1000",
  run: explore,
};

async function explore(given: Given, io: Io): Promise<ExitCode> {
  const format = wordOf(given, "format", ["text", "json"]);
  const asked = given.value("seeds") ?? SEEDS_DEFAULT;
  const seeds = shardOf(given, seedsOf(given, SEEDS_DEFAULT));
  const workers = workersOf(given);
  const { scenario, link } = await findScenario(given.positionals[0] ?? "");
  const scenarios = [scenario];
  if (given.has("shrink")) checkShrinkable(link);
  const keeper = keeperOf(given.value("out"));
  const { runs, isStopped } = await exploreInThreads(
    { scenarios, seeds, workers, ...linkOptions(link) },
    io,
    keeper.keep,
  ).finally(keeper.close);
  const [own = []] = runs;
  const exploration = explorationOf(scenario, own);
  const head = `${scenario.title.en} (${scenario.name}), seeds ${asked}`;
  const failed =
    given.has("shrink") && !isStopped ? firstFailed(own) : undefined;
  const smallest =
    failed === undefined ? undefined : await shrinkSeed(scenario, failed, io);
  if (format === "json") {
    const { name } = scenario;
    const head = { scenario: name, seeds: asked, isStopped };
    const result = { ...head, ...exploration, smallest: asData(smallest) };
    io.out(`${JSON.stringify(result, undefined, 2)}\n`);
  } else {
    const more = given.has("shrink") ? smallestText(smallest) : "";
    io.out(explorationText(head, exploration, isStopped ? "" : more));
  }
  return exitCodeOf(own, exploration, { io, isStopped });
}

/** Interventions are a hand's, not the scenario's: they cannot go. */
function checkShrinkable(link: RunLink | undefined): void {
  if (link === undefined) return;
  if (link.interventions.length === 0 && link.until === undefined) return;
  const what = "the link changes its scenario by hand";
  throw badInput("--shrink", what, "write its interventions as faults");
}

function firstFailed(runs: readonly ExploredRun[]): number | undefined {
  return runs.find(isFailed)?.seed;
}

function smallestText(smallest: ShrunkLink | undefined): string {
  if (smallest === undefined) return "no run failed: nothing to make smaller";
  return shrunkText(smallest.seed, smallest.shrunk, smallest.link);
}

/** Without rows, which are no data. */
function asData(smallest: ShrunkLink | undefined) {
  if (smallest === undefined) return undefined;
  const { seed, link, shrunk } = smallest;
  const { result, ...rest } = shrunk;
  const { expected, got } = result ?? {};
  return { seed, link, ...rest, expected, got };
}

/** What a link asks for beside scenario and seed. */
function linkOptions(link: RunLink | undefined) {
  const { interventions = [], until } = link ?? {};
  const at = interventions.map(formatIntervention);
  return { at, ...(until !== undefined && { untilNs: until }) };
}

interface Around {
  readonly io: Io;
  readonly isStopped: boolean;
}

function exitCodeOf(
  runs: readonly ExploredRun[],
  exploration: Exploration,
  { io, isStopped }: Around,
): ExitCode {
  const bug = runs.find(({ isBug }) => isBug === true);
  if (bug !== undefined) {
    const { seed, digest, message = "" } = bug;
    io.err(bugReport(message, { seed, digest }));
    return EXIT.bug;
  }
  const { failedCount, undecidedCount } = exploration;
  const idle = exploration.neverSeen.length + exploration.neverTested.length;
  const open = failedCount + undecidedCount + idle;
  return open === 0 && !isStopped ? EXIT.holds : EXIT.fails;
}

interface Keeper {
  readonly keep: (runs: readonly ExploredRun[]) => void;
  readonly close: () => void;
}

/** Lines go out at once: who kills the process has what was done. */
function keeperOf(path: string | undefined): Keeper {
  if (path === undefined) return { keep: () => {}, close: () => {} };
  try {
    const handle = openSync(path, "w");
    return {
      keep: (runs) => writeOrRefuse(handle, runs),
      close: () => closeSync(handle),
    };
  } catch (error) {
    throw notWritable(error);
  }
}

function writeOrRefuse(handle: number, runs: readonly ExploredRun[]): void {
  try {
    writeSync(handle, runs.map((run) => `${JSON.stringify(run)}\n`).join(""));
  } catch (error) {
    throw notWritable(error);
  }
}

function notWritable(error: unknown): BadInput {
  const what = `cannot be written: ${(error as Error).message}`;
  return badInput("--out", what, "name a file in a folder of yours");
}
