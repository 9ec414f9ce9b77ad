/** Which history of a store's clients does a trace hold? */
import type { Row, Trace } from "../kernel/trace.ts";
import { formatTime } from "../ports/time.ts";
import type { History, Operation, Value } from "./history.ts";
import { actionOf } from "./pair-events.ts";
import { columnOf } from "./row-query.ts";

const INVOKED = "operation.invoked";
const ENDED = "operation.ended";

/** The kinds of rows that a history is made of. */
export const OPERATION_EVENTS: readonly string[] = [INVOKED, ENDED];

export interface TraceHistory {
  readonly history: History;
  /** The row that stands at a place in the order of the history's events. */
  rowAt(place: number): Row | undefined;
}

/**
 * The operations of all clients, in the order in which the rows stand. A call
 * whose client died before it ended may have happened, as one that nobody
 * answered; one that certainly did not happen is left out.
 */
export function traceHistory(trace: Trace): TraceHistory {
  const rows = [...operationRows(trace)];
  const operations = new Map<string, Operation>();
  rows.forEach((row, place) => {
    const name = `${columnOf(row, "client")}#${columnOf(row, "n")}`;
    const isInvocation = row.kind.name === INVOKED;
    if (isInvocation) operations.set(name, begun(row, place, name));
    const operation = operations.get(name);
    if (isInvocation || operation === undefined) return;
    const type = columnOf(row, "type");
    if (type === "fail") operations.delete(name);
    if (type === "ok") operations.set(name, ended(operation, row, place));
  });
  return { history: [...operations.values()], rowAt: (place) => rows[place] };
}

function* operationRows(trace: Trace): Generator<Row> {
  for (let index = 0; index < trace.length; index += 1) {
    const { name } = trace.kindAt(index);
    if (name === INVOKED || name === ENDED) yield trace.row(index);
  }
}

function begun(row: Row, place: number, name: string): Operation {
  const f = columnOf(row, "f");
  const asked = {
    f: f === "write" || f === "cas" ? f : "read",
    value: valueIn(row, "value"),
    expected: valueIn(row, "expected"),
  } as const;
  return {
    name,
    process: String(columnOf(row, "client")),
    key: valueIn(row, "key"),
    action: actionOf(asked, undefined),
    invoked: place,
    ended: Infinity,
    invokedAt: formatTime(row.at),
    endedAt: "",
  };
}

function ended(operation: Operation, row: Row, place: number): Operation {
  const { action } = operation;
  const heard = valueIn(row, "value");
  const f = action.kind;
  const what = actionOf(
    { ...action, f },
    { value: heard, isSwapped: heard === true },
  );
  return {
    ...operation,
    action: what,
    ended: place,
    endedAt: formatTime(row.at),
  };
}

/** A value as its column has it, in JSON; "" stands for none. */
function valueIn(row: Row, column: string): Value {
  const text = String(columnOf(row, column));
  if (text === "") return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? null : (value as Value);
  } catch {
    return text;
  }
}
