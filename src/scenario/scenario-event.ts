/** What do the people who use the simulated world tell? */
import { eventKind } from "../ports/event.ts";
import { type Duration, formatTime } from "../ports/time.ts";

// A wish is what somebody wants done once, however many calls it takes. It is
// named by the workload and a number, "payment#1".

/** What a check on duplicates counts executions against. */
export const WISH = "workload.wish";

export const wish = eventKind<
  [host: string, workload: string, n: number, method: string, request: string]
>({
  name: WISH,
  level: "call",
  isNotable: false,
  columns: ["host", "workload", "n", "method", "request"],
  sentence: (host, _workload, _n, method, request) =>
    `${host} wants ${method}(${request})`,
});

export const wishGranted = eventKind<
  [host: string, workload: string, n: number, method: string, reply: string]
>({
  name: "workload.granted",
  level: "call",
  isNotable: false,
  columns: ["host", "workload", "n", "method", "reply"],
  sentence: (host, _workload, _n, method, reply) =>
    `${host}: ${method} returns ${reply === "" ? "nothing" : reply}`,
});

export const wishRetried = eventKind<
  [host: string, workload: string, n: number, method: string, attempt: number]
>({
  name: "workload.retried",
  level: "call",
  isNotable: true,
  columns: ["host", "workload", "n", "method", "attempt"],
  sentence: (host, _workload, _n, method, attempt) =>
    `${host} tries ${method} again, attempt ${attempt}`,
});

export const wishGivenUp = eventKind<
  [host: string, workload: string, n: number, method: string, tookNs: number]
>({
  name: "workload.given-up",
  level: "call",
  isNotable: true,
  columns: ["host", "workload", "n", "method", "took_ns"],
  sentence: (host, _workload, _n, method, tookNs) =>
    `${host} gives up on ${method} after ${formatTime(tookNs as Duration)}`,
});
