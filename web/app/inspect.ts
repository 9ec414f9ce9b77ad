/** What is there to know of a host or a connection, at a row of a run? */
import type { Rows } from "../engine/order.ts";
import { type Connection, connectionsOf } from "../scene/connections.ts";
import { endsOf, rowOf, type SceneRow } from "../scene/scene-trace.ts";
import { type CallName, callOfRow } from "./call-facts.ts";

/** What the inspector is about. */
export type Inspected =
  | { readonly kind: "host"; readonly name: string }
  | {
      readonly kind: "connection";
      readonly client: string;
      readonly clientPort: number;
    }
  | ({ readonly kind: "call" } & CallName);

export interface Sent {
  readonly bytes: number;
  readonly packets: number;
}

export interface ConnectionFacts {
  readonly connection: Connection;
  /** Between the first SYN and the moment it was open; in nanoseconds. */
  readonly handshakeNs: number | undefined;
  readonly toServer: Sent;
  readonly toClient: Sent;
  /** The row that tells how it ended, at whichever end first. */
  readonly endRow: number | undefined;
}

/** What a row is about first: its call, else its connection, else its host. */
export function inspectedOf(rows: Rows, row: number): Inspected | undefined {
  const call = callOfRow(rows, row);
  if (call !== undefined) return { kind: "call", ...call };
  const one = rowOf(rows, row);
  const connection = connectionOf(rows, one);
  if (connection !== undefined) {
    const { client, clientPort } = connection;
    return { kind: "connection", client, clientPort };
  }
  const { host } = one;
  return host === "" ? undefined : { kind: "host", name: host };
}

/** By its columns, or by the ports of a packet or a frame. */
function connectionOf(rows: Rows, row: SceneRow): Connection | undefined {
  const { kind, text, number } = row;
  const all = connectionsFor(rows);
  if (kind.columns.includes("clientPort")) {
    return all.find(
      ({ client, clientPort }) =>
        client === text("client") && clientPort === number("clientPort"),
    );
  }
  if (!kind.columns.includes("link")) return undefined;
  const ports = ["port", "sourcePort", "targetPort"].map(number);
  const ends = endsOf(text("link"));
  return all.find(
    ({ client, server, clientPort }) =>
      ends.includes(client) &&
      ends.includes(server) &&
      ports.includes(clientPort),
  );
}

const EVENTS_SHOWN = 6;

/** The last rows of a host, the newest first. */
export function lastRowsOf(rows: Rows, host: string, upTo: number) {
  const found: number[] = [];
  for (let row = upTo; row >= 0 && found.length < EVENTS_SHOWN; row -= 1) {
    if (rows.host[row] === host) found.push(row);
  }
  return found;
}

const ENDS: readonly string[] = [
  "call.answered",
  "call.failed",
  "call.cancelled",
  "call.deadline-passed",
];

/** The rows that began the calls which a host waits for, or works on. */
export function openCallsOf(rows: Rows, host: string, upTo: number) {
  const open = new Map<string, number>();
  const isOf = rows.kinds.map(
    ({ name }) =>
      ENDS.includes(name) || name === "call.started" || DEATHS.includes(name),
  );
  for (let row = 0; row <= upTo; row += 1) {
    if (!isOf[rows.kind[row] ?? 0] || rows.host[row] !== host) continue;
    const one = rowOf(rows, row);
    const key = `${one.text("client")}/${one.text("n")}`;
    if (DEATHS.includes(one.kind.name)) open.clear();
    else if (one.kind.name === "call.started") open.set(key, row);
    else open.delete(key);
  }
  return [...open.values()];
}

const DEATHS: readonly string[] = ["host.crashed", "host.process-crashed"];

const connectionsIn = new WeakMap<Rows, readonly Connection[]>();

export function connectionsFor(rows: Rows): readonly Connection[] {
  const known = connectionsIn.get(rows);
  if (known !== undefined) return known;
  const found = connectionsOf(ofKinds(rows, isOfConnection));
  connectionsIn.set(rows, found);
  return found;
}

function isOfConnection(name: string): boolean {
  return name.startsWith("connection.") || DEATHS.includes(name);
}

function ofKinds(rows: Rows, fits: (name: string) => boolean): SceneRow[] {
  const isWanted = rows.kinds.map(({ name }) => fits(name));
  const found: SceneRow[] = [];
  rows.kind.forEach((kind, row) => {
    if (isWanted[kind]) found.push(rowOf(rows, row));
  });
  return found;
}

function isOfTraffic(name: string): boolean {
  return name === "packet.sent" || name.startsWith("connection.");
}

/** All that one knows of a connection up to a row. */
export function connectionFacts(
  rows: Rows,
  { client, clientPort }: { client: string; clientPort: number },
  upTo: number,
): ConnectionFacts | undefined {
  const connection = connectionsFor(rows).find(
    (one) => one.client === client && one.clientPort === clientPort,
  );
  if (connection === undefined) return undefined;
  const { server, openedNs } = connection;
  const ways = {
    toServer: { bytes: 0, packets: 0 },
    toClient: { bytes: 0, packets: 0 },
  };
  let beganNs: number | undefined;
  let endRow: number | undefined;
  for (const row of ofKinds(rows, isOfTraffic)) {
    if (row.row > upTo) break;
    if (row.kind.name === "packet.sent") {
      const isForth = row.number("sourcePort") === clientPort;
      const isBack = row.number("targetPort") === clientPort;
      const link = row.text("link");
      const way = isForth ? ways.toServer : ways.toClient;
      if (isForth && link !== `${client}>${server}`) continue;
      if (!isForth && !(isBack && link === `${server}>${client}`)) continue;
      beganNs ??= row.atNs;
      way.bytes += row.number("sizeBytes");
      way.packets += 1;
    } else if (
      row.kind.columns.includes("reason") &&
      row.text("client") === client &&
      row.number("clientPort") === clientPort
    ) {
      endRow ??= row.row;
    }
  }
  const handshakeNs = beganNs === undefined ? undefined : openedNs - beganNs;
  return { connection, handshakeNs, ...ways, endRow };
}
