/** What became of what was written to a disk? */
import { eventKind } from "../ports/event.ts";

export const diskSynced = eventKind<[host: string, writes: number]>({
  name: "disk.synced",
  level: "message",
  isNotable: false,
  columns: ["host", "writes"],
  sentence: (host, writes) =>
    `${host}'s disk has ${writes === 1 ? "1 write" : `${writes} writes`} more`,
});

/** The machine crashed before they were synced. */
export const diskLost = eventKind<[host: string, writes: number]>({
  name: "disk.lost",
  level: "world",
  isNotable: true,
  columns: ["host", "writes"],
  sentence: (host, writes) =>
    `${host} loses ${writes === 1 ? "1 write" : `${writes} writes`} ` +
    "that its disk did not have yet",
});
