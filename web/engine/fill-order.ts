/** How is an order checked, before anything runs? */
import { SEED_MAX } from "../../src/kernel/random-streams.ts";
import type { Instant } from "../../src/ports/time.ts";
import { interventionProblems } from "../../src/scenario/action-problems.ts";
import type { OwnServices } from "../../src/scenario/build-world.ts";
import {
  type Intervention,
  parseIntervention,
} from "../../src/scenario/intervention.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import {
  formatProblem,
  type Parsed,
  type Problem,
} from "../../src/scenario/problem.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { breakScenario, servicesFor } from "./break-catalogue.ts";
import { findScenario, SCENARIOS } from "./catalogue.ts";
import type { Order } from "./order.ts";

export type Filled =
  | {
      readonly kind: "ready";
      readonly scenario: Scenario;
      readonly seed: number;
      readonly interventions: readonly Intervention[];
      readonly until?: Instant;
      /** Of a service with a planted bug. */
      readonly services?: OwnServices;
    }
  | {
      readonly kind: "refused";
      readonly problems: readonly string[];
      readonly places: readonly Problem[];
    };

/** An order comes from a link that anybody may have written. */
export function fillOrder(order: Order): Filled {
  const found = scenarioOf(order);
  if (!found.ok) return refused(found.problems);
  const scenario = found.value;
  const { seed, untilNs } = order;
  if (!Number.isInteger(seed) || seed < 0 || seed > SEED_MAX) {
    const remedy = "give a whole number from 0 to 2^53-1";
    return refused([{ path: "", what: `${seed} is no seed`, remedy }]);
  }
  const parsed = order.interventions.map(parseIntervention);
  const interventions = parsed.flatMap((one) => (one.ok ? [one.value] : []));
  const problems: Problem[] = parsed.flatMap((one) =>
    one.ok ? [] : one.problems,
  );
  problems.push(...interventionProblems(scenario, interventions));
  if (problems.length > 0) return refused(problems);
  const until = untilNs as Instant | undefined;
  const ready = { kind: "ready", scenario, seed, interventions } as const;
  const services = servicesFor(scenario.name);
  return {
    ...ready,
    ...(until !== undefined && { until }),
    ...(services && { services }),
  };
}

function scenarioOf({ scenario }: Order): Parsed<Scenario> {
  if (typeof scenario !== "string") return parseScenario(scenario);
  const value = findScenario(scenario) ?? breakScenario(scenario);
  if (value !== undefined) return { ok: true, value };
  const names = SCENARIOS.map(({ name }) => name).join(", ");
  const what = `there is no scenario "${scenario}"`;
  const remedy = `there are ${names}`;
  return { ok: false, problems: [{ path: "", what, remedy }] };
}

function refused(places: readonly Problem[]): Filled {
  return { kind: "refused", problems: places.map(formatProblem), places };
}
