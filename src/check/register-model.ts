/** What does an operation do to a register, and is what it said true? */
import { never } from "../ports/assert.ts";
import type { Action, Value } from "./history.ts";

/** Before anything is written. */
export const EMPTY: Value = null;

/** What the register holds afterwards; undefined: it cannot have been so. */
export function step(state: Value, action: Action): Value | undefined {
  switch (action.kind) {
    case "read":
      if (action.value === undefined) return state;
      return action.value === state ? state : undefined;
    case "write":
      return action.value;
    case "cas": {
      const isSwapped = state === action.expected;
      if (isSwapped !== (action.isSwapped ?? isSwapped)) return undefined;
      return isSwapped ? action.value : state;
    }
    default:
      return never(action);
  }
}

/** Whether it only looks: in every state it leaves what it finds. */
export function isObserver(action: Action): boolean {
  return action.kind === "read" || isRefused(action);
}

/** A compare-and-set that was answered: something else is there. */
export function isRefused(action: Action): boolean {
  return action.kind === "cas" && action.isSwapped === false;
}

/** What it leaves when it takes effect; undefined for one that only looks. */
export function valueLeft(action: Action): Value | undefined {
  return isObserver(action) ? undefined : (action.value as Value);
}

/** The value without which it cannot have been so; undefined when none. */
export function valueSeen(action: Action): Value | undefined {
  if (action.kind === "write" || isRefused(action)) return undefined;
  return action.kind === "cas" ? action.expected : action.value;
}
