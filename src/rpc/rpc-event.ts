/** What do calls tell about themselves? */
import { eventKind } from "../ports/event.ts";
import { type Duration, formatTime } from "../ports/time.ts";
import { type Certainty, sayCertainty } from "./certainty.ts";

// A call is named by its client and a number: "phone/bank#1". On the server
// it is a number on a connection, "phone:49152 → bank:50051"; the row
// `request.sent` ties the two together.

const say = (timeNs: number): string => formatTime(timeNs as Duration);

/** In the column `timeout_ns`: the caller waits for ever. */
export const NO_DEADLINE = -1;

export const callStarted = eventKind<
  [
    from: string,
    to: string,
    client: string,
    n: number,
    method: string,
    timeoutNs: number,
  ]
>({
  name: "call.started",
  level: "call",
  isNotable: false,
  columns: ["from", "to", "client", "n", "method", "timeout_ns"],
  sentence: (from, to, client, n, method, timeoutNs) => {
    const call = `${from} → ${to}  ${method} call ${client}#${n} starts`;
    if (timeoutNs === NO_DEADLINE) return `${call}, no deadline`;
    return `${call}, deadline ${say(timeoutNs)}`;
  },
});

export const requestSent = eventKind<
  [
    connection: string,
    nth: number,
    client: string,
    n: number,
    method: string,
    bytes: number,
  ]
>({
  name: "request.sent",
  level: "message",
  isNotable: false,
  columns: ["connection", "nth", "client", "n", "method", "bytes"],
  sentence: (connection, nth, client, n, method, bytes) => {
    const what = `${method} request of ${client}#${n}, ${bytes} bytes`;
    if (nth === 0) return `${connection}  ${what}, waits for its turn`;
    return `${connection}  ${what}, goes out as stream ${nth}`;
  },
});

export const callAnswered = eventKind<
  [
    from: string,
    to: string,
    client: string,
    n: number,
    method: string,
    nth: number,
    tookNs: number,
  ]
>({
  name: "call.answered",
  level: "call",
  isNotable: false,
  columns: ["from", "to", "client", "n", "method", "nth", "took_ns"],
  sentence: (from, to, client, n, method, _nth, tookNs) =>
    `${from} ← ${to}  ${method} call ${client}#${n} ended OK after ` +
    `${say(tookNs)}: ${sayCertainty("happened")}`,
});

export const callFailed = eventKind<
  [
    from: string,
    client: string,
    n: number,
    method: string,
    nth: number,
    status: string,
    tookNs: number,
    certainty: string,
    reason: string,
  ]
>({
  name: "call.failed",
  level: "call",
  isNotable: true,
  columns: [
    "from",
    "client",
    "n",
    "method",
    "nth",
    "status",
    "took_ns",
    "certainty",
    "reason",
  ],
  sentence: (
    from,
    client,
    n,
    method,
    _nth,
    status,
    tookNs,
    certainty,
    reason,
  ) =>
    `${from}: ${method} call ${client}#${n} ended ${status} after ` +
    `${say(tookNs)}: ${sayFailure(certainty as Certainty)} (${reason})`,
});

/** An error that the handler answered says itself what was done. */
export function sayFailure(certainty: Certainty): string {
  if (certainty === "happened") return "its handler answered so";
  return sayCertainty(certainty);
}

export const callDeadlinePassed = eventKind<
  [from: string, client: string, n: number, method: string]
>({
  name: "call.deadline-passed",
  level: "call",
  isNotable: true,
  columns: ["from", "client", "n", "method"],
  sentence: (from, client, n, method) =>
    `${from} gives up: deadline of ${method} call ${client}#${n} passed`,
});

export const callCancelled = eventKind<
  [from: string, client: string, n: number, method: string]
>({
  name: "call.cancelled",
  level: "call",
  isNotable: true,
  columns: ["from", "client", "n", "method"],
  sentence: (from, client, n, method) =>
    `${from} cancels ${method} call ${client}#${n}`,
});
