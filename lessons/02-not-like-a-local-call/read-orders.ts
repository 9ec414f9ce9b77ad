/** What did each shop order, and what was it told? */
import type { GradedRun, Row } from "farcall/claim";
import { columnOf, rowsThatFit } from "farcall/rows";

/** How one call of a shop ended. */
export interface End {
  readonly row: Row;
  readonly method: string;
  readonly items: readonly string[];
  /** Of reserveAll, when it was answered. */
  readonly outcomes: readonly string[];
  /** OK, or how the call failed. */
  readonly status: string;
}

interface Order {
  readonly method: string;
  readonly items: readonly string[];
}

/** By client and number, "north#2". */
function ordersOf({ scenario }: GradedRun): ReadonlyMap<string, Order> {
  const orders = new Map<string, Order>();
  for (const workload of scenario.workloads) {
    if (workload.kind !== "script") continue;
    workload.calls.forEach(({ method, request = {} }, index) => {
      const { item, items } = request;
      const all = Array.isArray(items) ? items : [item];
      const order = { method, items: all.map(String) };
      orders.set(`${workload.client}#${index + 1}`, order);
    });
  }
  return orders;
}

/** The ends of all calls, in the order in which shops heard of them. */
export function endsOf(run: GradedRun): readonly End[] {
  const orders = ordersOf(run);
  const ends: End[] = [];
  for (let index = 0; index < run.trace.length; index += 1) {
    const row = run.trace.row(index);
    const isGranted = row.kind.name === "workload.granted";
    if (!isGranted && row.kind.name !== "call.failed") continue;
    const order = orders.get(`${row.host}#${columnOf(row, "n")}`);
    if (order === undefined) continue;
    const status = isGranted ? "OK" : String(columnOf(row, "status"));
    const reply = isGranted ? String(columnOf(row, "reply")) : "";
    ends.push({ ...order, row, status, outcomes: outcomesIn(reply) });
  }
  return ends;
}

/** Of the reply `outcomes ["OK","NOT_FOUND"]`. */
function outcomesIn(reply: string): readonly string[] {
  const list = /^outcomes (\[.*\])$/.exec(reply)?.[1];
  if (list === undefined) return [];
  const outcomes: unknown = JSON.parse(list);
  return Array.isArray(outcomes) ? outcomes.map(String) : [];
}

/** What was said of one thing that a shop asked for. */
export interface Said {
  readonly row: Row;
  readonly item: string;
  readonly outcome: string;
}

/** One after the other, whichever way it was asked for. */
export function* saidOf(ends: readonly End[]): Generator<Said> {
  for (const { row, method, items, outcomes, status } of ends) {
    for (const [index, item] of items.entries()) {
      const outcome = method === "reserve" ? status : outcomes[index];
      if (outcome !== undefined) yield { row, item, outcome };
    }
  }
}

/** Rows of the warehouse: how long each order took there. */
export function finishedOf({ trace }: GradedRun): readonly Row[] {
  const where = { method: "reserveAll" };
  return [...rowsThatFit(trace, { event: "handler.finished", where })];
}
