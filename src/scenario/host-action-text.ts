/** What does the text of an action say about a host? */
import type { FaultAction } from "../net/fault-action.ts";
import { formatTimeNs, parseTimeNs } from "./time-text.ts";

/** "db", and for a crash "db/process". */
export function parseHost(
  kind: "crash" | "pause" | "resume",
  [host = "", what, ...more]: readonly string[],
): FaultAction | undefined {
  if (host === "" || more.length > 0) return undefined;
  if (what === undefined) return { kind, host };
  if (kind !== "crash") return undefined;
  return what === "process" || what === "machine"
    ? { kind, host, what }
    : undefined;
}

/** "db", "db/drain=5s" */
export function parseRestart([host = "", drain, ...more]: readonly string[]):
  | FaultAction
  | undefined {
  if (host === "" || more.length > 0) return undefined;
  if (drain === undefined) return { kind: "restart", host };
  if (!drain.startsWith(DRAIN)) return undefined;
  const drainNs = parseTimeNs(drain.slice(DRAIN.length));
  if (drainNs === undefined) return undefined;
  return { kind: "restart", host, drainMs: drainNs / 1e6 };
}

/** Begins with "/" when there is something to say. */
export function formatDrain(drainMs: number | undefined): string {
  if (drainMs === undefined) return "";
  return `/${DRAIN}${formatTimeNs(Math.round(drainMs * 1e6))}`;
}

const DRAIN = "drain=";

/** "db/x5" */
export function parseLimp([host = "", times = "", ...more]: readonly string[]):
  | FaultAction
  | undefined {
  const [, factor = ""] = /^x(\d{1,7}(?:\.\d{1,17})?)$/.exec(times) ?? [];
  if (host === "" || more.length > 0 || !(Number(factor) > 0)) return undefined;
  return { kind: "limp", host, factor: Number(factor) };
}
