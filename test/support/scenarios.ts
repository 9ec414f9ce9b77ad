/** Which scenarios come with Farcall, for tests of all of them? */
import { readdirSync } from "node:fs";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { formatProblem } from "../../src/scenario/problem.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

const FOLDER = new URL("../../scenarios/", import.meta.url);

/** All of them, by name, validated. */
export async function allScenarios(): Promise<readonly Scenario[]> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".ts"));
  return await Promise.all(files.sort().map(load));
}

async function load(file: string): Promise<Scenario> {
  const url = new URL(file, FOLDER).href;
  const { default: data } = (await import(url)) as { default: unknown };
  const parsed = parseScenario(data);
  if (parsed.ok) return parsed.value;
  throw new Error(`${file}:\n${parsed.problems.map(formatProblem).join("\n")}`);
}
