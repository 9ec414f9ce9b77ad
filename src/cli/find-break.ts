/** Which exercise in breaking does somebody mean? */
import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  type BreakIt,
  type BreakWords,
  exerciseOf,
  exerciseTyped,
  typedName,
} from "../course/break-it.ts";
import type { OwnServices } from "../scenario/build-world.ts";
import { suggest } from "../scenario/nearest.ts";
import { badInput } from "./verb.ts";

const FOLDER = fileURLToPath(
  new URL("../../scenarios/break-it/", import.meta.url),
);

/** What a learner writes, in the folder of the exercise. */
export const FAULTS_FILE = "faults.json";

export interface LoadedBreak {
  /** "diary" */
  readonly name: string;
  readonly exercise: BreakIt;
}

/** The names of all exercises, sorted. */
export function breakNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

/** True for "break-it/diary" and "break-it/all", known or not. */
export function isBreak(word: string): boolean {
  return exerciseTyped(word) !== undefined;
}

/** The exercise of "break-it/diary". */
export async function findBreak(word: string): Promise<LoadedBreak> {
  const name = exerciseTyped(word) ?? "";
  const names = breakNames();
  if (names.includes(name)) return await loadBreak(name);
  const remedy = suggest(word, names.map(typedName));
  throw badInput("", `there is no exercise "${word}"`, remedy);
}

export async function loadBreak(name: string): Promise<LoadedBreak> {
  const exercise = await defaultOf(`${FOLDER}${name}.ts`);
  return { name, exercise: exercise as BreakIt };
}

export async function breakWords(name: string): Promise<BreakWords> {
  return (await defaultOf(`${FOLDER}words/${name}.ts`)) as BreakWords;
}

/**
 * The services with the bug, for a run of a scenario of that name; undefined
 * for all other scenarios.
 */
export async function servicesFor(
  scenarioName: string,
): Promise<(() => OwnServices) | undefined> {
  const name = exerciseOf(scenarioName);
  if (name === undefined || !breakNames().includes(name)) return undefined;
  const { exercise } = await loadBreak(name);
  return () => exercise.services(false);
}

async function defaultOf(path: string): Promise<unknown> {
  const module = await import(pathToFileURL(path).href);
  return (module as { readonly default?: unknown }).default;
}
