/** What is there to draw, at any moment of a run? */
import { type Call, callsOf } from "./calls.ts";
import { type Connection, connectionsOf } from "./connections.ts";
import { type Fault, faultsOf } from "./faults.ts";
import type { Flight } from "./flight.ts";
import { flightsOf } from "./flights.ts";
import { type HostTrack, hostTracksOf } from "./host-tracks.ts";
import { rowsOf, type SceneRow, type SceneTrace } from "./scene-trace.ts";
import { onceFor } from "./spans.ts";

/**
 * A run as things with a beginning and an end. It is built once; whatever is
 * drawn is a function of it and of one moment.
 */
export interface SceneModel {
  readonly rows: readonly SceneRow[];
  readonly hosts: readonly HostTrack[];
  readonly connections: readonly Connection[];
  readonly calls: readonly Call[];
  readonly flights: readonly Flight[];
  readonly faults: readonly Fault[];
  readonly endNs: number;
}

export const sceneModel = onceFor((trace: SceneTrace): SceneModel => {
  const rows = rowsOf(trace);
  const hosts = hostTracksOf(rows);
  const names = hosts.map(({ name }) => name);
  return {
    rows,
    hosts,
    connections: connectionsOf(rows),
    calls: callsOf(rows),
    flights: flightsOf(rows),
    faults: faultsOf(rows, names),
    endNs: rows.at(-1)?.atNs ?? 0,
  };
});
