/** What is tried first as the next of an order? */
import type { Operation } from "./history.ts";
import { isObserver } from "./register-model.ts";

/** The turns are 0, 1 and 2. */
export const LAST_TURN = 2;

/**
 * First what only looks, then what changes something, and what may have
 * happened only where all else fails.
 */
export function turnOf({ action, ended }: Operation): number {
  if (isObserver(action)) return 0;
  return ended < Infinity ? 1 : 2;
}

/**
 * What only looks, and finds the truth, is in the way of nothing: whatever
 * comes after can come after it as well. There is no need to try without.
 */
export function isWithoutChoice(turn: number): boolean {
  return turn === 0;
}
