/** How do planned faults get into a run? */
import { hasColumns } from "../check/row-query.ts";
import type { Simulation } from "../kernel/simulation.ts";
import type { FaultAction } from "../net/fault-action.ts";
import type { Cell } from "../ports/event.ts";
import { after, ms, START } from "../ports/time.ts";
import type { FaultPlan } from "./fault-plan.ts";
import type { Trigger } from "./fault-spec.ts";

/** Does an action; an ending is harmless where nothing is left to end. */
export type Apply = (action: FaultAction, isEnding: boolean) => void;

/** Schedules what has a time, and watches for what has an event. */
export function plantFaults(
  simulation: Simulation,
  plan: FaultPlan,
  apply: Apply,
): void {
  const { world } = simulation;
  for (const { atMs, action, isEnding = false } of plan.timed) {
    const run = () => apply(action, isEnding);
    simulation.schedule(after(START, ms(atMs)), world, run);
  }
  for (const { when, actions } of plan.triggered) {
    watchFor(simulation, when, () => {
      for (const { atMs, action } of actions) {
        const at = after(simulation.now(), ms(atMs + (when.afterMs ?? 0)));
        simulation.schedule(at, world, () => apply(action, false));
      }
    });
  }
}

/** What the row held that was waited for, by the names of its columns. */
export type Seen = Readonly<Record<string, Cell>>;

/** Calls back once, in the turn that records the nth such row from now on. */
export function watchFor(
  simulation: Simulation,
  { event, host, where = {}, nth = 1 }: Trigger,
  then: (seen: Seen) => void,
): void {
  let count = 0;
  const stop = simulation.watch(event, (at, kind, cells) => {
    if (host !== undefined && at !== host) return;
    if (!hasColumns({ kind, cells }, where)) return;
    count += 1;
    if (count < nth) return;
    stop();
    const names = kind.columns as readonly string[];
    const named = names.map((name, place) => [name, cells[place]] as const);
    then(Object.fromEntries(named) as Seen);
  });
}
