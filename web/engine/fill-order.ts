/** How is an order checked, before anything runs? */
import { SEED_MAX } from "../../src/kernel/random-streams.ts";
import { interventionProblems } from "../../src/scenario/action-problems.ts";
import {
  type Intervention,
  parseIntervention,
} from "../../src/scenario/intervention.ts";
import { formatProblem, type Problem } from "../../src/scenario/problem.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { findScenario, SCENARIOS } from "./catalogue.ts";
import type { Order } from "./order.ts";

export type Filled =
  | {
      readonly kind: "ready";
      readonly scenario: Scenario;
      readonly seed: number;
      readonly interventions: readonly Intervention[];
    }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/** An order comes from a link that anybody may have written. */
export function fillOrder(order: Order): Filled {
  const scenario = findScenario(order.scenario);
  if (scenario === undefined) {
    const names = SCENARIOS.map(({ name }) => name).join(", ");
    return refused([
      `there is no scenario "${order.scenario}"; there are ${names}`,
    ]);
  }
  const { seed } = order;
  if (!Number.isInteger(seed) || seed < 0 || seed > SEED_MAX) {
    return refused([
      `${seed} is no seed; give a whole number from 0 to 2^53-1`,
    ]);
  }
  const parsed = order.interventions.map(parseIntervention);
  const interventions = parsed.flatMap((one) => (one.ok ? [one.value] : []));
  const problems: Problem[] = parsed.flatMap((one) =>
    one.ok ? [] : one.problems,
  );
  problems.push(...interventionProblems(scenario, interventions));
  if (problems.length > 0) return refused(problems.map(formatProblem));
  return { kind: "ready", scenario, seed, interventions };
}

function refused(problems: readonly string[]): Filled {
  return { kind: "refused", problems };
}
