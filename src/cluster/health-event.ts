/** What do clients tell about the health of servers? */
import { eventKind } from "../ports/event.ts";
import { type Duration, formatTime } from "../ports/time.ts";

export const healthHeard = eventKind<
  [from: string, to: string, status: string]
>({
  name: "health.heard",
  level: "message",
  isNotable: true,
  columns: ["from", "to", "status"],
  sentence: (from, to, status) => `${from}: ${to} says that it is ${status}`,
});

export const healthSilent = eventKind<
  [from: string, to: string, silenceNs: number]
>({
  name: "health.silent",
  level: "message",
  isNotable: true,
  columns: ["from", "to", "silence_ns"],
  sentence: (from, to, silenceNs) =>
    `${from}: ${to} has said nothing of its health for ` +
    `${formatTime(silenceNs as Duration)}; the connection is given up`,
});
