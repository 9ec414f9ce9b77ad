/** Did what must hold in a run hold? */
import type { Row, Trace } from "../kernel/trace.ts";
import type { Bound, Check, Columns, RowQuery } from "./check.ts";
import { columnsInWords, queryInWords } from "./check-words.ts";
import { endings, eventsOf, executionsOf } from "./checked-events.ts";
import { heldForAll } from "./held-for-all.ts";
import { duplicatesIn, duplicatesInWords } from "./judge-duplicates.ts";
import { judgeGoal } from "./judge-goals.ts";
import type { Linearizability } from "./judge-history.ts";
import { judgeOperations } from "./judge-operations.ts";
import { columnOf, hasColumns, rowsThatFit } from "./row-query.ts";

export interface CheckResult {
  readonly claim: string;
  /** Undecided when the run did not keep the rows that tell. */
  readonly verdict: "holds" | "fails" | "undecided";
  /** In words, "at most 1", "status OK". */
  readonly expected: string;
  readonly got: string;
  /** The first row that shows it; undefined when what is missing is a row. */
  readonly firstBad: Row | undefined;
  /** Of a check on the order of operations: what was found. */
  readonly linearizability?: Linearizability;
  /** Of a check that hopes for a row sometimes: whether this run had it. */
  readonly wasSeen?: boolean;
  /** It holds, for want of any row that could have shown otherwise. */
  readonly isIdle?: boolean;
}

/** The verdict on every check: a pure function of the trace. */
export function judge(
  trace: Trace,
  checks: readonly Check[],
): readonly CheckResult[] {
  return checks.map((check) => {
    const lost = eventsOf(check).find((event) => !trace.keeps(event));
    if (lost === undefined) return judgeOne(trace, check);
    const expected = `the rows of ${lost}`;
    const got = "a run that did not keep them; record it in full";
    const { claim } = check;
    const firstBad = undefined;
    return { claim, verdict: "undecided", expected, got, firstBad };
  });
}

function judgeOne(trace: Trace, check: Check): CheckResult {
  const { claim } = check;
  switch (check.kind) {
    case "always":
      return { claim, ...judgeAlways(trace, check.each, check.has) };
    case "eventually":
      return { claim, ...judgeEventually(trace, check) };
    case "count":
      return { claim, ...judgeCount(rowsThatFit(trace, check.of), check) };
    case "executions": {
      const began = executionsOf(check.method, "begun");
      return { claim, ...judgeCount(rowsThatFit(trace, began), check) };
    }
    case "calls": {
      const { status, method } = check;
      const rows = rowsThatFit(trace, endings(status, method));
      return { claim, ...judgeCount(rows, check) };
    }
    case "duplicates": {
      const { duplicates, executionCount } = duplicatesIn(trace, check);
      const rows = duplicates.map(({ row }) => row);
      const got = duplicatesInWords(duplicates);
      const judged = { claim, ...judgeCount(rows, check), got };
      const isIdle = executionCount === 0 && judged.verdict === "holds";
      return isIdle ? { ...judged, isIdle } : judged;
    }
    case "linearizable":
      return { claim, ...judgeOperations(trace) };
    default:
      return { claim, ...judgeGoal(trace, check) };
  }
}

type Judgement = Omit<CheckResult, "claim">;

function judgeAlways(trace: Trace, each: RowQuery, has: Columns): Judgement {
  const expected = `every ${each.event} has ${columnsInWords(has)}`;
  let count = 0;
  for (const row of rowsThatFit(trace, each)) {
    count += 1;
    if (hasColumns(row, has)) continue;
    const names = Object.keys(has);
    const got = names.map((name) => `${name} ${columnOf(row, name)}`);
    return {
      verdict: "fails",
      expected,
      got: got.join(", "),
      firstBad: row,
    };
  }
  return heldForAll(count, expected);
}

function judgeEventually(
  trace: Trace,
  { given, some }: Extract<Check, { readonly kind: "eventually" }>,
): Judgement {
  const row = `a row ${queryInWords(some)}`;
  const firstBad = undefined;
  let after = -1;
  let expected = row;
  if (given !== undefined) {
    const before = queryInWords(given);
    expected = `${row} after one ${before}`;
    const first = rowsThatFit(trace, given).next();
    // What never came about can be neither kept nor forgotten.
    if (first.done === true) {
      return { verdict: "undecided", expected, got: `no ${before}`, firstBad };
    }
    after = first.value.number;
  }
  for (const { number } of rowsThatFit(trace, some)) {
    if (number <= after) continue;
    return { verdict: "holds", expected, got: "one", firstBad };
  }
  return { verdict: "fails", expected, got: "none", firstBad };
}

function judgeCount(rows: Iterable<Row>, bound: Bound): Judgement {
  const most = bound.exactly ?? bound.atMost ?? Infinity;
  let count = 0;
  let firstAbove: Row | undefined;
  for (const row of rows) {
    count += 1;
    if (count > most) firstAbove ??= row;
  }
  const isGood = count <= most && count >= leastOf(bound);
  return {
    verdict: isGood ? "holds" : "fails",
    expected: boundInWords(bound),
    got: String(count),
    firstBad: firstAbove,
  };
}

function leastOf(bound: Bound): number {
  return bound.exactly ?? bound.atLeast ?? -Infinity;
}

function boundInWords({ exactly, atLeast, atMost }: Bound): string {
  if (exactly !== undefined) return `exactly ${exactly}`;
  const words: string[] = [];
  if (atLeast !== undefined) words.push(`at least ${atLeast}`);
  if (atMost !== undefined) words.push(`at most ${atMost}`);
  return words.join(" and ");
}
