/** What does the text of an action say about a host? */
import type { FaultAction } from "../net/fault-action.ts";

/** "db", and for a crash "db/process". */
export function parseHost(
  kind: "crash" | "restart" | "pause" | "resume",
  [host = "", what, ...more]: readonly string[],
): FaultAction | undefined {
  if (host === "" || more.length > 0) return undefined;
  if (what === undefined) return { kind, host };
  if (kind !== "crash") return undefined;
  return what === "process" || what === "machine"
    ? { kind, host, what }
    : undefined;
}

/** "db/x5" */
export function parseLimp([host = "", times = "", ...more]: readonly string[]):
  | FaultAction
  | undefined {
  const [, factor = ""] = /^x(\d{1,7}(?:\.\d{1,17})?)$/.exec(times) ?? [];
  if (host === "" || more.length > 0 || !(Number(factor) > 0)) return undefined;
  return { kind: "limp", host, factor: Number(factor) };
}
