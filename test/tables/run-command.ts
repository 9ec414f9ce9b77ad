/** By which command does one see a run that a table names? */
import { after, ms, START } from "../../src/ports/time.ts";
import { formatLink } from "../../src/scenario/link.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** A run that shows the cause of a difference, at a moment of it. */
export interface ShownBy {
  readonly seed: number;
  readonly atMs: number;
}

/** The code opens in the lab as well; the scenario is in it. */
export function runCommand(scenario: Scenario, shownBy: ShownBy): string {
  const { seed, atMs } = shownBy;
  const link = { scenario, seed, interventions: [], t: after(START, ms(atMs)) };
  return `npx farcall run ${formatLink(link)}`;
}
