/** What does the page need to tell of a check in its own words? */
import type { Operation } from "../../src/check/history.ts";
import type { CheckResult } from "../../src/check/judge.ts";
import {
  explain,
  type Saying,
  sayAction,
} from "../../src/check/linearizability-words.ts";

export interface CheckReport {
  readonly claim: string;
  readonly verdict: "holds" | "fails" | "undecided";
  readonly expected: string;
  readonly got: string;
  /** Why it holds and yet shows nothing; absent where it was tested. */
  readonly idle?: "unseen" | "untested";
  /** The number of the first row that shows it; -1 when none does. */
  readonly firstBadRow: number;
  /** What was found out about the order of operations, line by line. */
  readonly order?: readonly Saying[];
  /** The few operations that show that there is no order. */
  readonly window?: readonly WindowSpan[];
}

/** One operation of a window, from when to when. */
export interface WindowSpan {
  /** "phone#3" */
  readonly name: string;
  readonly process: string;
  readonly action: Saying;
  readonly fromAt: string;
  /** "" when nobody knows whether it happened. */
  readonly toAt: string;
  /** Places in the order of all events; `to` is -1 when it has no end. */
  readonly from: number;
  readonly to: number;
}

export function checkReport(result: CheckResult): CheckReport {
  const { claim, verdict, expected, got, firstBad, linearizability } = result;
  const firstBadRow = firstBad?.number ?? -1;
  const idle = idleOf(result);
  const told = { claim, verdict, expected, got, firstBadRow, ...idle };
  if (linearizability === undefined) return told;
  const order = explain(linearizability);
  if (linearizability.kind !== "not-linearizable") return { ...told, order };
  const window = linearizability.window.operations.map(spanOf);
  return { ...told, order, window };
}

/** A tick would say that the run had tested it. */
function idleOf({ isIdle, wasSeen }: CheckResult): Pick<CheckReport, "idle"> {
  if (wasSeen === false) return { idle: "unseen" };
  return isIdle === true ? { idle: "untested" } : {};
}

function spanOf(operation: Operation): WindowSpan {
  const { name, process, action, invoked, ended } = operation;
  return {
    name,
    process,
    action: sayAction(action),
    fromAt: operation.invokedAt,
    toAt: operation.endedAt,
    from: invoked,
    to: Number.isFinite(ended) ? ended : -1,
  };
}
