/** At which rows does a check look? */
import { never } from "../ports/assert.ts";
import type { Check, RowQuery } from "./check.ts";
import { OPERATION_EVENTS } from "./trace-history.ts";

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
    case "duplicates":
      return [executions(check.method).event];
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

/** The starts of handlers of a method. */
export function executions(method: string): RowQuery {
  return { event: "handler.started", where: { method } };
}

/** The ends of calls with a status. */
export function endings(status: string, method: string | undefined): RowQuery {
  const ofMethod = method === undefined ? {} : { method };
  if (status === "OK") return { event: "call.answered", where: ofMethod };
  return { event: "call.failed", where: { status, ...ofMethod } };
}
