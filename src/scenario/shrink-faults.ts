/** Which actions belong together as one fault? */
import type { FaultAction } from "../net/fault-action.ts";
import type { FaultPlan } from "./fault-plan.ts";
import type { FaultSpec, FaultStep } from "./fault-spec.ts";

/** A fault with what ends it: one does not go without the other. */
export type FaultUnit = readonly FaultSpec[];

/** The plan of a run, written down: nothing in it is left to chance. */
export function writtenDown(plan: FaultPlan): readonly FaultSpec[] {
  const timed = plan.timed.map(({ atMs, action }) => ({ atMs, action }));
  const triggered = plan.triggered.map(({ when, actions }): FaultSpec => {
    let nowMs = 0;
    const steps = [...actions]
      .sort((one, other) => one.atMs - other.atMs)
      .map(({ atMs, action }): FaultStep => {
        const waitMs = atMs - nowMs;
        nowMs = atMs;
        return waitMs > 0 ? { waitMs, action } : { action };
      });
    const [only] = steps;
    const isOne = steps.length === 1 && only?.waitMs === undefined;
    return only?.action !== undefined && isOne
      ? { when, action: only.action }
      : { when, steps };
  });
  return [...timed, ...triggered];
}

/** Puts each beginning and its end together, in order of the beginnings. */
export function unitsOf(faults: readonly FaultSpec[]): readonly FaultUnit[] {
  const units: FaultSpec[][] = [];
  for (const fault of faults) {
    const { action } = fault;
    const begun =
      action === undefined
        ? undefined
        : units
            .filter((unit) => unit.length === 1)
            .filter((unit) => isEndedBy(unit[0]?.action, action))
            .at(-1);
    if (begun === undefined) units.push([fault]);
    else begun.push(fault);
  }
  return units;
}

function isEndedBy(begin: FaultAction | undefined, end: FaultAction): boolean {
  if (begin === undefined) return false;
  switch (end.kind) {
    case "restart":
      return begin.kind === "crash" && begin.host === end.host;
    case "resume":
      return begin.kind === "pause" && begin.host === end.host;
    case "limp":
      return (
        end.factor === 1 && begin.kind === "limp" && begin.host === end.host
      );
    case "heal":
    case "release":
      return end.id !== undefined && "id" in begin && begin.id === end.id;
    default:
      return false;
  }
}
