/** Is a whole history linearizable, and if not, what shows it? */
import type { History, Operation, Value } from "./history.ts";
import { findOrder } from "./linearizability.ts";
import { SEARCH_LIMITS, type SearchLimits } from "./search-limits.ts";
import { withoutUnobserved } from "./unobserved.ts";
import { type Window, windowOf } from "./window.ts";

/** What is true of a history; unknown when a limit was reached first. */
export type Linearizability =
  | {
      readonly kind: "linearizable";
      readonly operationCount: number;
      readonly keyCount: number;
    }
  | {
      readonly kind: "not-linearizable";
      /** The key whose operations have no order. */
      readonly key: Value;
      /** Of this key. */
      readonly operationCount: number;
      readonly window: Window;
    }
  | {
      readonly kind: "unknown";
      readonly key: Value;
      readonly limit: keyof SearchLimits;
      readonly limitMax: number;
    };

/**
 * Judges each key by itself: operations on one never tell anything about
 * another. Source: Horn and Kroening, "Faster Linearizability Checking via
 * P-Compositionality" (2015). Limits are for all keys together. A key without
 * an order decides, even where the search of another reached a limit.
 */
export function judgeHistory(
  history: History,
  limits: SearchLimits = SEARCH_LIMITS,
): Linearizability {
  const keys = byKey(history);
  let stepsMax = limits.stepsMax;
  let unknown: Linearizability | undefined;
  for (const [key, operations] of keys) {
    const { search, steps } = findOrder(withoutUnobserved(operations), {
      ...limits,
      stepsMax,
    });
    stepsMax -= steps;
    if (search.kind === "no-order") {
      const window = windowOf(operations, search.stuckAt);
      const operationCount = operations.length;
      return { kind: "not-linearizable", key, operationCount, window };
    }
    if (search.kind === "limit") {
      const { limit } = search;
      unknown ??= { kind: "unknown", key, limit, limitMax: limits[limit] };
    }
  }
  if (unknown !== undefined) return unknown;
  const operationCount = history.length;
  return { kind: "linearizable", operationCount, keyCount: keys.size };
}

function byKey(history: History): ReadonlyMap<Value, Operation[]> {
  const keys = new Map<Value, Operation[]>();
  for (const operation of history) {
    const own = keys.get(operation.key);
    if (own === undefined) keys.set(operation.key, [operation]);
    else own.push(operation);
  }
  return keys;
}
