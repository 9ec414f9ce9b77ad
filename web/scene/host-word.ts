/** Which word stands beside the name of a host now? */
import {
  type HostTrack,
  isProgramDown,
  joinedNsOf,
  stateAt,
  valueAt,
} from "./host-tracks.ts";
import type { SceneModel } from "./model.ts";

/** "" for who simply works. */
export type HostWord =
  | ""
  | "awaited"
  | "joined"
  | "draining"
  | "slow"
  | "paused"
  | "programDown"
  | "down";

/** Who came is new for this part of the run. */
const NEW_PART = 1 / 12;

export function hostWordAt(
  model: Pick<SceneModel, "hosts" | "endNs">,
  host: HostTrack,
  atNs: number,
): HostWord {
  const state = stateAt(host, atNs);
  if (state === "paused") return state;
  if (state === "down")
    return isProgramDown(host, atNs) ? "programDown" : state;
  const joinedNs = joinedNsOf(model.hosts, host);
  // Nobody notices that all start within a moment of each other.
  if (state === "not-started") return joinedNs === undefined ? "" : "awaited";
  if (valueAt(host.drains, atNs) === true) return "draining";
  if ((valueAt(host.paces, atNs) ?? 1) > 1) return "slow";
  const isNew =
    joinedNs !== undefined && atNs < joinedNs + model.endNs * NEW_PART;
  return isNew ? "joined" : "";
}
