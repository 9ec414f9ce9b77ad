/** Which few operations show that a history has no order? */
import { type DeadEnd, deadEnds } from "./dead-ends.ts";
import type { Operation } from "./history.ts";
import { findOrder } from "./linearizability.ts";
import { isRefused } from "./register-model.ts";
import type { SearchLimits } from "./search-limits.ts";
import { canBeLeftOut, withoutUnobserved } from "./unobserved.ts";

/** Operations that cannot be ordered, whatever the others were. */
export interface Window {
  readonly operations: readonly Operation[];
  /** Up to its end there is no order; up to just before it there is one. */
  readonly stuckAt: Operation;
  /** The longest orders that begin well, and why each breaks off. */
  readonly deadEnds: readonly DeadEnd[];
}

/** Operations looked at in all trials together: a second or so. */
const WORK_MAX = 2_000_000;

const TRIAL: SearchLimits = { stepsMax: 50_000, situationsMax: 50_000 };

/**
 * A small window, found by leaving out one part after the other, the earliest
 * first. It is a witness by itself. When the work becomes too much it stays
 * larger than it need be, and is a witness all the same.
 */
export function windowOf(
  operations: readonly Operation[],
  stuckAt: Operation,
): Window {
  let left = withoutRefused(upTo(stuckAt, operations));
  let work = 0;
  let size = Math.max(1, left.length >> 1);
  let from = 0;
  let hasShrunk = false;
  while (work < WORK_MAX) {
    if (from >= left.length) {
      // To leave out one can make it possible to leave out another.
      if (size === 1 && !hasShrunk) break;
      size = Math.max(1, size >> 1);
      from = 0;
      hasShrunk = false;
    }
    const leftOut = new Set(left.slice(from, from + size));
    const rest = left.filter((operation) => !leftOut.has(operation));
    work += left.length;
    if (canBeLeftOut(leftOut, left)) {
      const { search, steps } = findOrder(rest, TRIAL);
      work += steps;
      if (search.kind === "no-order") {
        left = rest;
        hasShrunk = true;
        continue;
      }
    }
    from += size;
  }
  return { operations: left, stuckAt, deadEnds: deadEnds(left) };
}

/**
 * What began before that end. What ended later may be in an order or not: so
 * the search saw it when no order led on.
 */
function upTo(
  { ended }: Operation,
  operations: readonly Operation[],
): readonly Operation[] {
  const begun = operations.filter(({ invoked }) => invoked < ended);
  const seen = begun.map((one) => {
    return one.ended > ended ? { ...one, ended: Infinity } : one;
  });
  return withoutUnobserved(seen);
}

/** All at once, for while one stays nothing that changes can go. */
function withoutRefused(all: readonly Operation[]): readonly Operation[] {
  const rest = all.filter(({ action }) => !isRefused(action));
  return findOrder(rest, TRIAL).search.kind === "no-order" ? rest : all;
}
