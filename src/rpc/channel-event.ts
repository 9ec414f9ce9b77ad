/** What do channels tell about their connections? */
import { eventKind } from "../ports/event.ts";
import { type Duration, formatTime } from "../ports/time.ts";

export const channelConnecting = eventKind<[from: string, to: string]>({
  name: "channel.connecting",
  level: "message",
  isNotable: false,
  columns: ["from", "to"],
  sentence: (from, to) => `${from} → ${to}  connects`,
});

export const channelReady = eventKind<[from: string, to: string]>({
  name: "channel.ready",
  level: "message",
  isNotable: false,
  columns: ["from", "to"],
  sentence: (from, to) => `${from} → ${to}  is ready for calls`,
});

export const channelDraining = eventKind<[from: string, to: string]>({
  name: "channel.draining",
  level: "message",
  isNotable: true,
  columns: ["from", "to"],
  sentence: (from, to) =>
    `${from} → ${to}  takes no new calls: the next one connects anew`,
});

export const channelLost = eventKind<
  [from: string, to: string, because: string]
>({
  name: "channel.lost",
  level: "message",
  isNotable: true,
  columns: ["from", "to", "because"],
  sentence: (from, to, because) =>
    `${from} → ${to}  connection is over: ${because}`,
});

export const channelIdle = eventKind<
  [from: string, to: string, quietNs: number]
>({
  name: "channel.idle",
  level: "message",
  isNotable: true,
  columns: ["from", "to", "quiet_ns"],
  sentence: (from, to, quietNs) => {
    const quiet = formatTime(quietNs as Duration);
    return `${from} → ${to}  lets go: nobody has called for ${quiet}`;
  },
});
