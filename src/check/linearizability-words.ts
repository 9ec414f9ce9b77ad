/** How does one say that a history is linearizable, or why it is not? */
import { never } from "../ports/assert.ts";
import type { DeadEnd } from "./dead-ends.ts";
import type { Action, Operation, Value } from "./history.ts";
import type { Linearizability } from "./judge-history.ts";
import { isRefused } from "./register-model.ts";
import type { Window } from "./window.ts";

/**
 * A sentence for people: the name of its pattern and what goes into the
 * pattern's braces, so that each language can put it in its own order.
 */
export interface Saying {
  readonly pattern: keyof typeof ENGLISH;
  readonly has: Readonly<Record<string, Said>>;
}

type Said = string | Saying | readonly Saying[];

/** The patterns in English; a page has its own for other languages. */
const ENGLISH = {
  linearizable: "there is an order; operations: {count}, registers: {keys}",
  window: "There is no order{of}; what shows it ({count} of {all} operations):",
  ofKey: " on {key}",
  ofOne: "",
  spanEnded: "  {from} to {to}: {operation}",
  spanOpen: "  from {from} on, no end: {operation}",
  furthest: "What goes furthest:",
  first: "  nothing, and the register is empty; {refused}",
  breaksOff: "  {order}: the register holds {state}; {refused}",
  cannot: "{who} cannot {action}",
  cannotRefuse: "the {action} of {who} cannot be refused",
  stuck: "No order reaches {at}, the end of {operation}.",
  steps: "no answer within {max} steps{of}",
  situations: "no answer within {max} situations{of}",
  operation: "{action} ({who})",
  refusal: "refused {action} ({who})",
  readValue: "read {value}",
  readUnheard: "read",
  write: "write {value}",
  cas: "cas {expected} to {value}",
} as const;

/** Fills the braces of an English pattern. */
export function sayInEnglish({ pattern, has }: Saying): string {
  const text = (said: Said): string => {
    if (typeof said === "string") return said;
    return "pattern" in said
      ? sayInEnglish(said)
      : said.map(sayInEnglish).join(", ");
  };
  const inBraces = /\{(\w+)\}/g;
  return ENGLISH[pattern].replace(inBraces, (_, name) => text(has[name] ?? ""));
}

/** All that there is to say, a line each; the first one is the summary. */
export function explain(judged: Linearizability): readonly Saying[] {
  switch (judged.kind) {
    case "linearizable": {
      const count = String(judged.operationCount);
      const keys = String(judged.keyCount);
      return [{ pattern: "linearizable", has: { count, keys } }];
    }
    case "not-linearizable": {
      const { key, operationCount, window } = judged;
      const count = String(window.operations.length);
      const has = { count, all: String(operationCount), of: ofKey(key) };
      return [{ pattern: "window", has }, ...explainWindow(window)];
    }
    case "unknown": {
      const { limit, limitMax, key } = judged;
      const pattern = limit === "stepsMax" ? "steps" : "situations";
      return [{ pattern, has: { max: String(limitMax), of: ofKey(key) } }];
    }
    default:
      return never(judged);
  }
}

function explainWindow(window: Window): readonly Saying[] {
  const { operations, deadEnds, stuckAt } = window;
  const has = { at: stuckAt.endedAt, operation: sayOperation(stuckAt) };
  return [
    ...operations.map(saySpan),
    { pattern: "furthest", has: {} },
    ...deadEnds.map(sayDeadEnd),
    { pattern: "stuck", has },
  ];
}

function ofKey(key: Value): Saying {
  if (key === null) return { pattern: "ofOne", has: {} };
  return { pattern: "ofKey", has: { key: sayValue(key) } };
}

function saySpan(one: Operation): Saying {
  const { invokedAt: from, endedAt: to } = one;
  const operation = sayOperation(one);
  if (to === "") return { pattern: "spanOpen", has: { from, operation } };
  return { pattern: "spanEnded", has: { from, to, operation } };
}

function sayDeadEnd({ order, state, refused }: DeadEnd): Saying {
  const cannot = refused.map(({ name, action }): Saying => {
    const pattern = isRefused(action) ? "cannotRefuse" : "cannot";
    return { pattern, has: { who: name, action: sayAction(action) } };
  });
  if (order.length === 0) return { pattern: "first", has: { refused: cannot } };
  const has = {
    order: order.map(sayOperation),
    state: sayValue(state),
    refused: cannot,
  };
  return { pattern: "breaksOff", has };
}

function sayOperation({ name, action }: Operation): Saying {
  const pattern = isRefused(action) ? "refusal" : "operation";
  return { pattern, has: { who: name, action: sayAction(action) } };
}

/** What an operation does: "write 3". */
export function sayAction(action: Action): Saying {
  switch (action.kind) {
    case "read": {
      if (action.value === undefined)
        return { pattern: "readUnheard", has: {} };
      return { pattern: "readValue", has: { value: sayValue(action.value) } };
    }
    case "write":
      return { pattern: "write", has: { value: sayValue(action.value) } };
    case "cas": {
      const expected = sayValue(action.expected);
      const value = sayValue(action.value);
      return { pattern: "cas", has: { expected, value } };
    }
    default:
      return never(action);
  }
}

/** Nothing is written as nil, the word of the field's logs. */
function sayValue(value: Value): string {
  return value === null ? "nil" : JSON.stringify(value);
}
