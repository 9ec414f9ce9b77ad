/** Which services are there to be broken, and which services has a run? */
/// <reference types="vite/client" />
import { type BreakIt, exerciseOf } from "../../src/course/break-it.ts";
import type { OwnServices } from "../../src/scenario/build-world.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

const modules = import.meta.glob<{ default: BreakIt }>(
  "../../scenarios/break-it/*.ts",
  { eager: true },
);

/** The exercise of that name, "diary"; undefined when there is none. */
export function findBreak(name: string): BreakIt | undefined {
  return modules[`../../scenarios/break-it/${name}.ts`]?.default;
}

/** The scenario "break-it-diary", which no list shows. */
export function breakScenario(name: string): Scenario | undefined {
  return findBreak(exerciseOf(name) ?? "")?.scenario;
}

/** The services with the bug, afresh, for a run of a scenario of that name. */
export function servicesFor(scenarioName: string): OwnServices | undefined {
  return findBreak(exerciseOf(scenarioName) ?? "")?.services(false);
}
