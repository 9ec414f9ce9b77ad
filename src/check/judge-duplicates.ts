/** What was done more often than somebody wished it once? */
import type { Row, Trace } from "../kernel/trace.ts";
import type { Check } from "./check.ts";
import { executionsOf } from "./checked-events.ts";
import { rowsThatFit } from "./row-query.ts";
import { WishBook } from "./wish-book.ts";

type Duplicates = Extract<Check, { readonly kind: "duplicates" }>;

/** An execution of what had been executed before. */
export interface Duplicate {
  readonly row: Row;
  /** The call that it was for, "phone/bank#1". */
  readonly call: string;
}

interface Duplication {
  /** In order. */
  readonly duplicates: readonly Duplicate[];
  /** Of all executions, the first of each wish among them. */
  readonly executionCount: number;
}

/** The executions of a wish after its first. */
export function duplicatesIn(
  trace: Trace,
  { method, counts = "done" }: Duplicates,
): Duplication {
  const wanted = executionsOf(method, counts);
  const executions = new Set<number>();
  for (const { number } of rowsThatFit(trace, wanted)) executions.add(number);
  const book = new WishBook(method);
  const done = new Set<string>();
  const duplicates: Duplicate[] = [];
  for (let index = 0; index < trace.length; index += 1) {
    const { name } = trace.kindAt(index);
    if (!WishBook.EVENTS.includes(name) && name !== wanted.event) continue;
    const row = trace.row(index);
    book.read(row);
    if (!executions.has(row.number)) continue;
    const { call, wish } = book.whoseIs(row);
    if (done.has(wish)) duplicates.push({ row, call });
    done.add(wish);
  }
  return { duplicates, executionCount: executions.size };
}

const CALLS_NAMED_MAX = 5;

/** "2, of the calls bob#2 and cy#7": how often, and what. */
export function duplicatesInWords(duplicates: readonly Duplicate[]): string {
  const calls = [...new Set(duplicates.map(({ call }) => call))];
  if (calls.length === 0) return "0";
  const named = calls.slice(0, CALLS_NAMED_MAX).join(", ");
  const more = calls.length - CALLS_NAMED_MAX;
  const rest = more > 0 ? ` and ${more} more` : "";
  const word = calls.length === 1 ? "call" : "calls";
  return `${duplicates.length}, of the ${word} ${named}${rest}`;
}
