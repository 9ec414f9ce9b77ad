/** Which verbs are there? */
import { readdirSync } from "node:fs";
import type { Verb } from "./verb.ts";

const FOLDER = new URL("verbs/", import.meta.url);

/** The names of all verbs, sorted: one for each file in `verbs/`. */
export function verbNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

/** The verb of that name, which must be one of `verbNames`. */
export async function loadVerb(name: string): Promise<Verb> {
  const file = new URL(`${name}.ts`, FOLDER).href;
  const module = (await import(file)) as { readonly verb: Verb };
  return module.verb;
}

/** All verbs by name, in order. */
export async function loadVerbs(): Promise<ReadonlyMap<string, Verb>> {
  const verbs = new Map<string, Verb>();
  for (const name of verbNames()) verbs.set(name, await loadVerb(name));
  return verbs;
}
