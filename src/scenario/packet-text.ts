/** How does one write which packets a fault is about? */
import type { PacketMatch } from "../net/fault-action.ts";
import { PACKET_KINDS } from "./packet-kinds.ts";
import { formatTimeNs, parseTimeNs } from "./time-text.ts";

/** Which packets, how many of them, and by how much they are late. */
export interface Packets {
  readonly packets: PacketMatch;
  readonly count?: number;
  readonly delayMs?: number;
}

const ENDS = /^([^|>,]+)>([^|>,]+)$/;

/** "a>b", with "*" for any host. */
export function parseEnds(
  text: string,
): { from?: string; to?: string } | undefined {
  const [, from, to] = ENDS.exec(text) ?? [];
  if (from === undefined || to === undefined) return undefined;
  return { ...(from !== "*" && { from }), ...(to !== "*" && { to }) };
}

export function formatEnds(ends: {
  readonly from?: string;
  readonly to?: string;
}): string {
  return `${ends.from ?? "*"}>${ends.to ?? "*"}`;
}

/** "a>b", then "3", "DATA", "payload", "x2", "250ms" in any order. */
export function parsePackets(parts: readonly string[]): Packets | undefined {
  let packets: PacketMatch | undefined = parseEnds(parts[0] ?? "");
  let more: { count?: number; delayMs?: number } = {};
  for (const part of parts.slice(1)) {
    const what = PACKET_KINDS.find((kind) => kind === part);
    const delayNs = parseTimeNs(part);
    if (what !== undefined) packets = { ...packets, what };
    else if (part === "payload") packets = { ...packets, carriesPayload: true };
    else if (part === "bare") packets = { ...packets, carriesPayload: false };
    else if (/^[1-9]\d{0,8}$/.test(part)) {
      packets = { ...packets, n: Number(part) };
    } else if (/^x[1-9]\d{0,8}$/.test(part)) {
      more = { ...more, count: Number(part.slice(1)) };
    } else if (delayNs !== undefined) {
      more = { ...more, delayMs: delayNs / 1e6 };
    } else return undefined;
  }
  return parseEnds(parts[0] ?? "") && packets && { packets, ...more };
}

export function formatPackets({ packets, count, delayMs }: Packets): string {
  const { n, what, carriesPayload } = packets;
  const parts = [formatEnds(packets)];
  if (n !== undefined) parts.push(String(n));
  if (what !== undefined) parts.push(what);
  if (carriesPayload !== undefined) {
    parts.push(carriesPayload ? "payload" : "bare");
  }
  if (count !== undefined) parts.push(`x${count}`);
  if (delayMs !== undefined)
    parts.push(formatTimeNs(Math.round(delayMs * 1e6)));
  return parts.join("/");
}
