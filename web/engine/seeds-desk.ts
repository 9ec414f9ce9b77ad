/** What becomes of an order with each of many seeds? */
import { SEED_MAX } from "../../src/kernel/random-streams.ts";
import { type ExploredRun, exploreSeed } from "../../src/scenario/explore.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import { servicesFor } from "./break-catalogue.ts";
import { type Filled, fillOrder } from "./fill-order.ts";
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

/** The last order, and its text with 0 for any seed that is one. */
let last: { readonly text: string; readonly filled: Filled } | undefined;

/** One asks slice by slice, and of a large world the check costs a run. */
function filledAs(order: Order): Filled {
  const { seed } = order;
  const isSeed = Number.isInteger(seed) && seed >= 0 && seed <= SEED_MAX;
  const text = JSON.stringify({ ...order, seed: isSeed ? 0 : seed });
  if (last?.text !== text) last = { text, filled: fillOrder(order) };
  return last.filled;
}

/** As `farcall explore` runs them. Never rejects for what an order says. */
export async function answerSeeds(ask: SeedsAsk): Promise<SeedsAnswer> {
  const { order, count } = ask;
  const filled = filledAs(order);
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
