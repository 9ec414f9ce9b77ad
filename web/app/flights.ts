/** Which packets flew, and which hosts were up meanwhile? */
import type { Rows } from "../engine/order.ts";
import { kindOf } from "./rows.ts";

export interface Flight {
  readonly row: number;
  readonly from: string;
  readonly to: string;
  /** It carries bytes of a program; other packets only keep the connection. */
  readonly hasPayload: boolean;
  readonly sentNs: number;
  /** When it arrived or was dropped; undefined when it is still on its way. */
  readonly endNs: number | undefined;
  readonly isLost: boolean;
}

/** A packet is joined to its end by its link and its number there. */
export function flightsOf(rows: Rows): readonly Flight[] {
  const ends = new Map<string, number>();
  const sent: number[] = [];
  rows.kind.forEach((_, row) => {
    const { name } = kindOf(rows, row);
    if (name === "packet.sent") sent.push(row);
    if (name === "packet.received" || name === "packet.dropped") {
      ends.set(packetId(rows, row), row);
    }
  });
  return sent.map((row) => flightOf(rows, row, ends.get(packetId(rows, row))));
}

function packetId(rows: Rows, row: number): string {
  const [link, n] = rows.cells[row] ?? [];
  return `${link}/${n}`;
}

function flightOf(rows: Rows, row: number, end: number | undefined): Flight {
  const [link = "", , what] = rows.cells[row] ?? [];
  const [from = "", to = ""] = String(link).split(">");
  return {
    row,
    from,
    to,
    hasPayload: what === "DATA",
    sentNs: rows.atNs[row] ?? 0,
    endNs: end === undefined ? undefined : rows.atNs[end],
    isLost: end !== undefined && kindOf(rows, end).name === "packet.dropped",
  };
}

/** A stretch of time in which a host was up. */
export interface Life {
  readonly host: string;
  readonly fromNs: number;
  /** Undefined when it lived to the end of the run. */
  readonly toNs: number | undefined;
}

export function livesOf(rows: Rows): readonly Life[] {
  const began = new Map<string, number>();
  const lives: Life[] = [];
  rows.kind.forEach((_, row) => {
    const { name } = kindOf(rows, row);
    const host = String(rows.cells[row]?.[0]);
    const at = rows.atNs[row] ?? 0;
    if (name === "host.started") began.set(host, at);
    if (name !== "host.crashed" && name !== "host.process-crashed") return;
    const fromNs = began.get(host);
    if (fromNs === undefined) return;
    lives.push({ host, fromNs, toNs: at });
    began.delete(host);
  });
  for (const [host, fromNs] of began) {
    lives.push({ host, fromNs, toNs: undefined });
  }
  return lives;
}
