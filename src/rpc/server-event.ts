/** What do servers tell about the calls they execute? */
import { eventKind } from "../ports/event.ts";
import { type Duration, formatTime } from "../ports/time.ts";

/** The classic examples print this as "client connected". */
export const clientConnected = eventKind<[server: string, peer: string]>({
  name: "client.connected",
  level: "call",
  isNotable: false,
  columns: ["server", "peer"],
  sentence: (server, peer) => `${server}: client connected from ${peer}`,
});

export const requestReceived = eventKind<
  [connection: string, nth: number, method: string, bytes: number]
>({
  name: "request.received",
  level: "message",
  isNotable: false,
  columns: ["connection", "nth", "method", "bytes"],
  sentence: (connection, nth, method, bytes) =>
    `${connection}  ${method} request of stream ${nth} is here, ${bytes} bytes`,
});

/** A call that the server answers itself; no handler ran. */
export const callRefused = eventKind<
  [
    server: string,
    connection: string,
    nth: number,
    method: string,
    status: string,
    because: string,
  ]
>({
  name: "call.refused",
  level: "call",
  isNotable: true,
  columns: ["server", "connection", "nth", "method", "status", "because"],
  sentence: (server, connection, nth, method, status, because) =>
    `${server} refuses ${method} (${connection}, stream ${nth}): ` +
    `${status}, ${because}`,
});

/** A call that came before: the answer of that time goes out again. */
export const callRepeated = eventKind<
  [server: string, connection: string, nth: number, method: string, key: string]
>({
  name: "call.repeated",
  level: "call",
  isNotable: true,
  columns: ["server", "connection", "nth", "method", "key"],
  sentence: (server, connection, nth, method, key) =>
    `${server} knows ${method} by its key "${key}" and answers as before ` +
    `(${connection}, stream ${nth})`,
});

/** One execution: what a lesson on duplicates counts. */
export const handlerStarted = eventKind<
  [server: string, connection: string, nth: number, method: string]
>({
  name: "handler.started",
  level: "call",
  isNotable: false,
  columns: ["server", "connection", "nth", "method"],
  sentence: (server, connection, nth, method) =>
    `${server} begins to execute ${method} (${connection}, stream ${nth})`,
});

export const handlerFinished = eventKind<
  [
    server: string,
    connection: string,
    nth: number,
    method: string,
    status: string,
    tookNs: number,
    isAwaited: number,
  ]
>({
  name: "handler.finished",
  level: "call",
  isNotable: false,
  columns: [
    "server",
    "connection",
    "nth",
    "method",
    "status",
    "took_ns",
    "is_awaited",
  ],
  sentence: (server, connection, nth, method, status, tookNs, isAwaited) => {
    const took = formatTime(tookNs as Duration);
    const call = `${method} (${connection}, stream ${nth})`;
    const late = isAwaited === 1 ? "" : ", but nobody waits for it any more";
    return `${server} executed ${call}: ${status} after ${took}${late}`;
  },
});

export const responseSent = eventKind<
  [
    connection: string,
    nth: number,
    method: string,
    status: string,
    bytes: number,
  ]
>({
  name: "response.sent",
  level: "message",
  isNotable: false,
  columns: ["connection", "nth", "method", "status", "bytes"],
  sentence: (connection, nth, method, status, bytes) =>
    `${connection.replace("→", "←")}  ${method} response of stream ${nth} ` +
    `goes out: ${status}, ${bytes} bytes`,
});

/** Why nobody waits for an execution: the deadline, a reset, a lost peer. */
export const handlerCancelled = eventKind<
  [
    server: string,
    connection: string,
    nth: number,
    method: string,
    because: string,
  ]
>({
  name: "handler.cancelled",
  level: "call",
  isNotable: true,
  columns: ["server", "connection", "nth", "method", "because"],
  sentence: (server, connection, nth, method, because) =>
    `${server}: nobody waits for ${method} (${connection}, stream ${nth}) ` +
    `any more: ${because}`,
});
