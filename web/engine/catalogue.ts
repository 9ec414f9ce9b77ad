/** Which scenarios are there? */
/// <reference types="vite/client" />
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Card } from "./order.ts";

const modules = import.meta.glob<{ default: Scenario }>(
  "../../scenarios/*.ts",
  { eager: true },
);

/** From the first steps to the ones that hurt; others follow by name. */
const ORDER = [
  "hello",
  "factorial",
  "lost-reply",
  "lost-request",
  "server-crash",
  "partition-heals",
  "slow-server",
];

function placeOf({ name }: Scenario): number {
  const place = ORDER.indexOf(name);
  return place < 0 ? ORDER.length : place;
}

/** Every scenario of the repository; the files come sorted by name. */
export const SCENARIOS: readonly Scenario[] = Object.values(modules)
  .map((module) => module.default)
  .sort((one, other) => placeOf(one) - placeOf(other));

export function findScenario(name: string): Scenario | undefined {
  return SCENARIOS.find((scenario) => scenario.name === name);
}

export function cards(): readonly Card[] {
  return SCENARIOS.map(cardOf);
}

export function cardOf(data: Scenario): Card {
  const { name, title, summary } = data;
  const hosts = data.hosts.map((host) => host.name).sort();
  return { name, title, summary, hosts, data };
}
