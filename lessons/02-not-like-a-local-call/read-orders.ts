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
  /** Where the warehouse was through with it, if it ever began. */
  readonly work: Row | undefined;
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
  const works = worksOf(run);
  const ends: End[] = [];
  for (let index = 0; index < run.trace.length; index += 1) {
    const row = run.trace.row(index);
    const isGranted = row.kind.name === "workload.granted";
    if (!isGranted && row.kind.name !== "call.failed") continue;
    const key = `${row.host}#${columnOf(row, "n")}`;
    const order = orders.get(key);
    if (order === undefined) continue;
    const status = isGranted ? "OK" : String(columnOf(row, "status"));
    const reply = isGranted ? String(columnOf(row, "reply")) : "";
    const outcomes = outcomesIn(reply);
    ends.push({ ...order, row, status, outcomes, work: works.get(key) });
  }
  return ends;
}

/** What the warehouse executed, by the call that asked for it. */
function worksOf({ trace }: GradedRun): ReadonlyMap<string, Row> {
  const streamOf = (row: Row): string =>
    `${columnOf(row, "connection")}/${columnOf(row, "nth")}`;
  const rows = new Map<string, Row>();
  for (const row of rowsThatFit(trace, { event: "handler.finished" })) {
    rows.set(streamOf(row), row);
  }
  const works = new Map<string, Row>();
  for (const row of rowsThatFit(trace, { event: "request.sent" })) {
    const work = rows.get(streamOf(row));
    const key = `${columnOf(row, "client")}#${columnOf(row, "n")}`;
    if (work !== undefined) works.set(key, work);
  }
  return works;
}

/** How long the warehouse worked at it. */
export function tookNsOf({ work }: End): number {
  return work === undefined ? Number.NaN : Number(columnOf(work, "took_ns"));
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
