/** What becomes of an order with each of many seeds? */
import { SEED_MAX } from "../../src/kernel/random-streams.ts";
import { type ExploredRun, exploreSeed } from "../../src/scenario/explore.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import { servicesFor } from "./break-catalogue.ts";
import { fillOrder } from "./fill-order.ts";
import type { Order } from "./order.ts";
import { seedsOf } from "./seed-slice.ts";

/** The order with so many seeds, from its own on. */
export interface SeedsAsk {
  readonly order: Order;
  readonly count: number;
}

export type SeedsAnswer =
  | { readonly kind: "explored"; readonly runs: readonly ExploredRun[] }
  | {
      readonly kind: "refused";
      readonly problems: readonly string[];
      readonly places?: readonly Problem[];
    };

/** As `farcall explore` runs them. Never rejects for what an order says. */
export async function answerSeeds(ask: SeedsAsk): Promise<SeedsAnswer> {
  const { order, count } = ask;
  const filled = fillOrder(order);
  if (filled.kind === "refused") return filled;
  const { scenario, interventions, until } = filled;
  const runs: ExploredRun[] = [];
  for (const seed of seedsOf({ first: order.seed, count })) {
    if (seed > SEED_MAX) break;
    // Afresh: what a service with a bug remembers is that of one run.
    const services = servicesFor(scenario.name);
    const run = await exploreSeed(scenario, {
      seed,
      interventions,
      ...(services && { services }),
      ...(until !== undefined && { until }),
    });
    if (run !== undefined) runs.push(run);
  }
  return { kind: "explored", runs };
}
