/** Which connections are there, and how do both ends see them? */
import { never } from "../../src/ports/assert.ts";
import { rowsOfKind, type SceneKind, type SceneRow } from "./scene-trace.ts";

export interface Connection {
  readonly client: string;
  readonly server: string;
  /** The port of the client tells connections of one pair apart. */
  readonly clientPort: number;
  readonly openedNs: number;
  /** When each end let go of it; undefined where it never did. */
  readonly clientEndNs: number | undefined;
  readonly serverEndNs: number | undefined;
  /** True where an end came by a reset, not in good order. */
  readonly isReset: boolean;
  readonly resetNs: number | undefined;
}

export type ConnectionState = "none" | "open" | "half-open" | "reset" | "over";

interface Growing {
  client: string;
  server: string;
  clientPort: number;
  openedNs: number;
  clientEndNs: number | undefined;
  serverEndNs: number | undefined;
  isReset: boolean;
  resetNs: number | undefined;
}

export function connectionsOf(rows: readonly SceneRow[]): Connection[] {
  const found = new Map<string, Growing>();
  const isOf = ({ name, columns }: SceneKind) =>
    DEATHS.includes(name) || columns.includes("clientPort");
  for (const row of rowsOfKind(rows, isOf)) {
    const { name } = row.kind;
    if (DEATHS.includes(name)) bury(found.values(), row);
    if (!row.kind.columns.includes("clientPort")) continue;
    const key = `${row.text("client")}:${row.text("clientPort")}`;
    const before = found.get(key);
    if (name === "connection.opened" || name === "connection.accepted") {
      if (before === undefined) found.set(key, opened(row));
    } else if (before !== undefined) end(before, row);
  }
  const known = new Set(rows.map(({ host }) => host));
  // Who sees its own end alone sees no difference between the two.
  if (known.size === 1) for (const one of found.values()) joinEnds(one);
  return [...found.values()];
}

function joinEnds(one: Growing): void {
  const endNs = one.clientEndNs ?? one.serverEndNs;
  one.clientEndNs = endNs;
  one.serverEndNs = endNs;
}

const DEATHS: readonly string[] = ["host.crashed", "host.process-crashed"];

/** A host that dies lets go of all its ends; the others do not know yet. */
function bury(connections: Iterable<Growing>, { host, atNs }: SceneRow): void {
  for (const connection of connections) {
    if (host === connection.client) connection.clientEndNs ??= atNs;
    if (host === connection.server) connection.serverEndNs ??= atNs;
  }
}

function opened(row: SceneRow): Growing {
  return {
    client: row.text("client"),
    server: row.text("server"),
    clientPort: row.number("clientPort"),
    openedNs: row.atNs,
    clientEndNs: undefined,
    serverEndNs: undefined,
    isReset: false,
    resetNs: undefined,
  };
}

function end(connection: Growing, row: SceneRow): void {
  if (row.host === connection.client) connection.clientEndNs ??= row.atNs;
  if (row.host === connection.server) connection.serverEndNs ??= row.atNs;
  const isReset = row.kind.name === "connection.failed";
  const isAborted = row.text("reason") === "aborted";
  if (!isReset && !isAborted) return;
  connection.isReset = true;
  connection.resetNs ??= row.atNs;
}

export function connectionAt(
  connection: Connection,
  atNs: number,
): ConnectionState {
  const { openedNs, clientEndNs, serverEndNs, isReset } = connection;
  if (atNs < openedNs) return "none";
  const isClientGone = clientEndNs !== undefined && clientEndNs <= atNs;
  const isServerGone = serverEndNs !== undefined && serverEndNs <= atNs;
  if (!isClientGone && !isServerGone) return "open";
  if (isClientGone !== isServerGone) return "half-open";
  return isReset ? "reset" : "over";
}

/** Whether the line of a connection is drawn at all. */
export function isDrawn(state: ConnectionState): boolean {
  switch (state) {
    case "none":
    case "over":
    case "reset":
      return false;
    case "open":
    case "half-open":
      return true;
    default:
      return never(state);
  }
}
