/** What is worth telling of a run, and when? */
import type { FlightLevel } from "./flight.ts";
import { flightsAt } from "./flights.ts";
import type { SceneModel } from "./model.ts";
import { hostOf, isSeen, type SceneRow } from "./scene-trace.ts";

/** A sentence without its language: which one, and what goes into it. */
export interface Telling {
  readonly atNs: number;
  /** The kind of row, or "flight.dropped.request" and its like. */
  readonly key: string;
  readonly host: string;
  readonly isNotable: boolean;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Said by others already, or of no use to who looks at a picture. */
const UNTOLD = new Set(["channel.lost", "workload.wish"]);

export function tellingsOf(model: SceneModel, level: FlightLevel): Telling[] {
  const rows = model.rows
    .filter(({ kind }) => isSeen(kind, level) && !UNTOLD.has(kind.name))
    // A drop is told as the loss of what it carried.
    .filter(({ kind }) => kind.name !== "packet.dropped")
    .map(rowTelling);
  const drops = flightsAt(model.flights, level)
    .filter(({ end }) => end === "dropped")
    .map(({ endNs, what, label, from, to, because }) => ({
      atNs: endNs,
      key: `flight.dropped.${what}`,
      host: "",
      isNotable: true,
      params: { label, from, to, because },
    }));
  // Stable: what happened at one moment is told in the order of its rows.
  return [...rows, ...drops].sort((a, b) => a.atNs - b.atNs);
}

/** What a row tells, by its kind. */
export function rowTelling({ kind, atNs, host, text }: SceneRow): Telling {
  const params: Record<string, string> = { host };
  for (const column of kind.columns) params[column] = text(column);
  for (const column of ["to", "peer"]) {
    const address = params[column];
    if (address !== undefined) params[column] = hostOf(address);
  }
  const key = kind.name === "call.started" ? startKey(params) : kind.name;
  return {
    atNs,
    key,
    host,
    isNotable: kind.isNotable,
    params,
  };
}

function startKey(params: Readonly<Record<string, string>>): string {
  const waitsForEver = Number(params["timeout_ns"]) < 0;
  return waitsForEver ? "call.started.for-ever" : "call.started";
}
