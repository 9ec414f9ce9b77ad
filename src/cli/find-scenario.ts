/** Which scenario does somebody mean? */
import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { exerciseOf } from "../course/break-it.ts";
import { isLink, parseLink, type RunLink } from "../scenario/link.ts";
import { suggest } from "../scenario/nearest.ts";
import { parseScenario } from "../scenario/parse-scenario.ts";
import { type Parsed, type Problem, shown } from "../scenario/problem.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { breakNames, findBreak, isBreak, loadBreak } from "./find-break.ts";
import { loadDefault } from "./load-default.ts";
import { readText } from "./read-text.ts";
import { BadInput, badInput } from "./verb.ts";

const FOLDER = fileURLToPath(new URL("../../scenarios/", import.meta.url));

const ENDINGS = [".ts", ".js", ".json"];

/** A link without its first letters, or the code alone. */
const LINK_LIKE = /^[a-z]{0,7}:[\w-]{20,}$|^[\w-]{80,}$/;

const FILE_BYTES_MAX = 16 * 1024 * 1024;

/** A scenario, and the link that named it if one did. */
export interface Found {
  readonly scenario: Scenario;
  readonly link: RunLink | undefined;
}

/** The names of the scenarios that come with Farcall, sorted. */
export function scenarioNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

/**
 * The scenario that a word stands for: a name, a path to a file (.ts, .js,
 * .json), or a link. Throws BadInput with every problem.
 */
export async function findScenario(word: string): Promise<Found> {
  if (isLink(word)) return await findByLink(word);
  if (scenarioNames().includes(word)) {
    return { scenario: await loadNamed(word), link: undefined };
  }
  if (isBreak(word)) {
    const { exercise } = await findBreak(word);
    return { scenario: exercise.scenario, link: undefined };
  }
  if (LINK_LIKE.test(word)) {
    const what = `"${shown(word)}" looks like a link, and is none`;
    throw badInput("", what, "copy it again, from its farcall: on");
  }
  if (/[./\\]/.test(word)) {
    return { scenario: await loadFile(resolve(word)), link: undefined };
  }
  const here = ENDINGS.map((ending) => `./${word}${ending}`).find(existsSync);
  const remedy =
    here === undefined ? suggest(word, scenarioNames()) : `write ${here}`;
  throw badInput("", `there is no scenario "${shown(word)}"`, remedy);
}

async function findByLink(word: string): Promise<Found> {
  const link = valid(parseLink(word));
  const { scenario } = link;
  if (typeof scenario === "object") {
    return { scenario: valid(parseScenario(scenario)), link };
  }
  const exercise = exerciseOf(scenario);
  if (exercise !== undefined && breakNames().includes(exercise)) {
    const loaded = await loadBreak(exercise);
    return { scenario: loaded.exercise.scenario, link };
  }
  // Only a name, never a path: a link must not run code of this machine.
  if (!scenarioNames().includes(scenario)) {
    const what = `the link is about the scenario "${scenario}"`;
    throw badInput("", what, "it is not in this version of Farcall");
  }
  return { scenario: await loadNamed(scenario), link };
}

function loadNamed(name: string): Promise<Scenario> {
  return loadFile(`${FOLDER}${name}.ts`);
}

async function loadFile(path: string): Promise<Scenario> {
  if (!isAbsolute(path) || !existsSync(path) || !statSync(path).isFile()) {
    throw badInput("", `there is no file ${path}`, "check the path");
  }
  if (path.endsWith(".json")) {
    return validIn(path, parseScenario(readJson(path)));
  }
  if (!/\.[cm]?[jt]s$/.test(path)) {
    throw badInput(path, "is no scenario", "give a .ts, .js or .json file");
  }
  return validIn(path, await loadDefault(path, parseScenario));
}

function readJson(path: string): unknown {
  const text = readText(path, FILE_BYTES_MAX);
  try {
    return JSON.parse(text);
  } catch (error) {
    const what = `is no JSON: ${(error as Error).message}`;
    throw badInput(path, what, "mend it");
  }
}

function valid<Value>(parsed: Parsed<Value>): Value {
  if (!parsed.ok) throw new BadInput(parsed.problems);
  return parsed.value;
}

/** The same, and each problem names the file that it is in. */
function validIn<Value>(path: string, parsed: Parsed<Value>): Value {
  if (parsed.ok) return parsed.value;
  const file = basename(path);
  const inFile = ({ path: where, ...rest }: Problem): Problem => ({
    ...rest,
    path: where === "" ? file : `${file}: ${where}`,
  });
  throw new BadInput(parsed.problems.map(inFile));
}
