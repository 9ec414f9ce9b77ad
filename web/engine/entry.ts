/**
 * What does the engine offer to whoever loads its one script?
 *
 * Where it can drain its own microtasks (Node, a browser), `run`. Elsewhere the
 * host drives: `open`, then `step` and the job queue in turn until "end", then
 * `finish`.
 */
import type { Recorder } from "../../src/kernel/trace.ts";
import {
  type Prepared,
  prepare,
  runScenario,
} from "../../src/scenario/run-scenario.ts";
import { UNTIL_MS_DEFAULT } from "../../src/scenario/scenario.ts";
import { cards } from "./catalogue.ts";
import { fillOrder } from "./fill-order.ts";
import type { Answer, Order, Reached, Report } from "./order.ts";
import { reportOf } from "./report.ts";

const NS_A_MS = 1e6;

/** A submission's run, driven by a host that hands in nothing but text. */
export * as learner from "../../src/course/sandbox/session.ts";
export { cards };

/** How to look at a run while it is under way. */
export type Watch = (look: () => Reached) => void;

/** Runs an order to its end. Never rejects for what the order says. */
export async function run(
  order: Order,
  recorder: Recorder = "full",
  watch?: Watch,
): Promise<Answer> {
  const filled = fillOrder(order);
  if (filled.kind === "refused") return filled;
  const { kind: _, scenario, ...rest } = filled;
  const untilMs = scenario.untilMs ?? UNTIL_MS_DEFAULT;
  const untilNs = rest.until ?? untilMs * NS_A_MS;
  const onClock = (now: () => number) =>
    watch?.(() => ({ atNs: now(), untilNs }));
  const options = { ...rest, recorder, onClock };
  const done = await runScenario(scenario, options);
  return { kind: "done", report: reportOf(done) };
}

let prepared: Prepared | undefined;

/** Makes the world of an order ready; the problems, if it has any. */
export function open(
  order: Order,
  recorder: Recorder = "full",
): readonly string[] {
  const filled = fillOrder(order);
  prepared = undefined;
  if (filled.kind === "refused") return filled.problems;
  const { kind: _, scenario, ...rest } = filled;
  prepared = prepare(scenario, { ...rest, recorder });
  return [];
}

/** Goes on until microtasks must finish ("drain") or nothing is left. */
export function step(): string {
  return prepared?.simulation.step(() => false) ?? "end";
}

/** The digest so far. */
export function digest(): string {
  return prepared?.simulation.trace.digest ?? "";
}

/** What has come of the run, once `step` said "end". */
export function finish(): Report | undefined {
  return prepared && reportOf(prepared.finish());
}
