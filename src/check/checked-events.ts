/** At which rows does a check look? */
import { never } from "../ports/assert.ts";
import type { Check, Counted, RowQuery } from "./check.ts";
import { OPERATION_EVENTS } from "./trace-history.ts";
import { WishBook } from "./wish-book.ts";

const CALLS = ["call.started", "call.answered", "call.failed"];

/** The kinds of events that a check looks at. */
export function eventsOf(check: Check): readonly string[] {
  switch (check.kind) {
    case "always":
      return [check.each.event];
    case "eventually": {
      const { given, some } = check;
      return given === undefined ? [some.event] : [given.event, some.event];
    }
    case "sometimes":
      return [check.some.event];
    case "within":
      return [check.each.event, check.some.event];
    case "count":
      return [check.of.event];
    case "executions":
      return [executionsOf(check.method, "begun").event];
    case "duplicates": {
      const { method, counts = "done" } = check;
      return [executionsOf(method, counts).event, ...WishBook.EVENTS];
    }
    case "calls":
      return [endings(check.status, check.method).event];
    case "availability":
    case "latency":
      return CALLS;
    case "cost":
      return ["call.started", "request.sent"];
    case "linearizable":
      return OPERATION_EVENTS;
    default:
      return never(check);
  }
}

/** The executions of a method: as they begin, or as they end well. */
export function executionsOf(method: string, counts: Counted): RowQuery {
  if (counts === "begun")
    return { event: "handler.started", where: { method } };
  return { event: "handler.finished", where: { method, status: "OK" } };
}

/** The ends of calls with a status. */
export function endings(status: string, method: string | undefined): RowQuery {
  const ofMethod = method === undefined ? {} : { method };
  if (status === "OK") return { event: "call.answered", where: ofMethod };
  return { event: "call.failed", where: { status, ...ofMethod } };
}
