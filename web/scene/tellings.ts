/** What is worth telling of a run, and when? */
import { type Call, callIdOf } from "./calls.ts";
import type { FlightLevel } from "./flight.ts";
import { flightsAt } from "./flights.ts";
import type { SceneModel } from "./model.ts";
import { hostOf, isSeen, type SceneRow } from "./scene-trace.ts";
import { onceFor } from "./spans.ts";

/** A sentence without its language: which one, and what goes into it. */
export interface Telling {
  readonly atNs: number;
  /** The kind of row, or "flight.dropped.request" and its like. */
  readonly key: string;
  readonly host: string;
  readonly isNotable: boolean;
  readonly params: Readonly<Record<string, string | number>>;
  /** "#2": its call, where the caller waits for others at the same time. */
  readonly ofCall?: string;
}

/** Said by others already, or of no use to who looks at a picture. */
const UNTOLD = new Set(["channel.lost", "workload.wish"]);

export function tellingsOf(model: SceneModel, level: FlightLevel): Telling[] {
  const rows = model.rows
    .filter(({ kind }) => isSeen(kind, level) && !UNTOLD.has(kind.name))
    // A drop is told as the loss of what it carried.
    .filter(({ kind }) => kind.name !== "packet.dropped")
    .map((row) => ofOneCall(model.calls, rowTelling(row), row));
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

/** Says which call it is about, where a sentence alone would not tell. */
function ofOneCall(
  calls: readonly Call[],
  telling: Telling,
  row: SceneRow,
): Telling {
  const { columns } = row.kind;
  if (!columns.includes("client") || !columns.includes("n")) return telling;
  if (!overlappingIn(calls).has(callIdOf(row))) return telling;
  return { ...telling, ofCall: `#${row.text("n")}` };
}

/** The calls of one host that it makes while it waits for others. */
const overlappingIn = onceFor((calls: readonly Call[]): Set<string> => {
  const found = new Set<string>();
  const endOf = ({ endNs }: Call) => endNs ?? Infinity;
  const longest = new Map<string, Call>();
  for (const call of [...calls].sort((a, b) => a.startNs - b.startNs)) {
    const last = longest.get(call.from);
    if (last !== undefined && call.startNs < endOf(last)) {
      found.add(last.id).add(call.id);
    }
    if (last === undefined || endOf(call) > endOf(last)) {
      longest.set(call.from, call);
    }
  }
  return found;
});

/** What a row tells, by its kind. */
export function rowTelling({ kind, atNs, host, text }: SceneRow): Telling {
  const params: Record<string, string> = { host };
  for (const column of kind.columns) params[column] = text(column);
  for (const column of ["to", "peer"]) {
    const address = params[column];
    if (address !== undefined) params[column] = hostOf(address);
  }
  // "packet 3 of shop → bank": its sentence says which packets.
  const { about } = params;
  if (about !== undefined) params["about"] = about.replace(/^.* of /, "");
  return {
    atNs,
    key: keyOf(kind.name, params),
    host,
    isNotable: kind.isNotable,
    params,
  };
}

/** Some kinds have several sentences. */
function keyOf(kind: string, params: Readonly<Record<string, string>>): string {
  if (kind === "call.started") {
    const waitsForEver = Number(params["timeout_ns"]) < 0;
    return waitsForEver ? "call.started.for-ever" : kind;
  }
  if (kind === "handler.finished") {
    if (params["is_awaited"] === "0") return `${kind}.for-nobody`;
    return params["status"] === "OK" ? kind : `${kind}.in-error`;
  }
  if (kind !== "fault.began" || params["kind"] === "partition") return kind;
  return `${kind}.${params["kind"]}`;
}
