/** What do clients tell about servers that they pass over? */
import { eventKind } from "../ports/event.ts";
import { type Duration, formatTime } from "../ports/time.ts";

export const serverEjected = eventKind<
  [from: string, to: string, failures: number, forNs: number]
>({
  name: "server.ejected",
  level: "message",
  isNotable: true,
  columns: ["from", "to", "failures", "for_ns"],
  sentence: (from, to, failures, forNs) =>
    `${from}: ${to} failed ${failures} times in a row, and gets no calls ` +
    `for ${formatTime(forNs as Duration)}`,
});

export const serverReadmitted = eventKind<[from: string, to: string]>({
  name: "server.readmitted",
  level: "message",
  isNotable: true,
  columns: ["from", "to"],
  sentence: (from, to) => `${from}: ${to} may get calls again`,
});
