/** Which operations can be left out, and the rest proves no less? */
import type { Operation, Value } from "./history.ts";
import {
  EMPTY,
  isObserver,
  isRefused,
  valueLeft,
  valueSeen,
} from "./register-model.ts";

/**
 * Whether the others can be ordered if all can, when these are left out.
 * What only looks can go: an order without it is still one. What changes the
 * register can go when none that stays needs what it leaves: between it and
 * the next change nothing looked. One that stays and was refused must go on
 * not finding what it expects: what it finds then is left by one that stays.
 */
export function canBeLeftOut(
  leftOut: ReadonlySet<Operation>,
  all: readonly Operation[],
): boolean {
  const stay = all.filter((operation) => !leftOut.has(operation));
  const changes = [...leftOut].filter(({ action }) => !isObserver(action));
  if (changes.length === 0) return true;
  const left = new Set(stay.map(({ action }) => valueLeft(action)));
  left.add(EMPTY);
  const isAmbiguous = stay.some(({ action }) => {
    return (
      action.kind === "cas" && isRefused(action) && left.has(action.expected)
    );
  });
  if (isAmbiguous) return false;
  const seen = new Set(stay.map(({ action }) => valueSeen(action)));
  return changes.every(({ action }) => !seen.has(valueLeft(action) as Value));
}

/** Without what has no end and whose effect nobody can have seen. */
export function withoutUnobserved(
  operations: readonly Operation[],
): readonly Operation[] {
  const heard = operations.filter(({ action, ended }) => {
    return ended < Infinity || !isObserver(action);
  });
  if (heard.some(({ action }) => isRefused(action))) return heard;
  const seen = new Set(heard.map(({ action }) => valueSeen(action)));
  return heard.filter(({ action, ended }) => {
    return ended < Infinity || seen.has(valueLeft(action) as Value);
  });
}
