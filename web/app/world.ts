/** What is on its way, and which faults stand, at a row of a run? */
import type { Rows } from "../engine/order.ts";
import { kindOf } from "./rows.ts";

/** A packet that has left and not arrived. */
export interface Underway {
  /** "phone>bank" */
  readonly link: string;
  readonly n: number;
  readonly what: string;
  readonly isHeld: boolean;
}

export interface StandingFault {
  readonly id: string;
  readonly kind: string;
  /** "bank ↔ all others" */
  readonly about: string;
}

export interface World {
  /** The last to leave comes first: it is what one just saw. */
  readonly packets: readonly Underway[];
  readonly faults: readonly StandingFault[];
}

export function worldAt(rows: Rows, row: number): World {
  const packets = new Map<string, Underway>();
  const faults = new Map<string, StandingFault>();
  const last = Math.min(row, rows.sentence.length - 1);
  for (let index = 0; index <= last; index += 1) {
    const { name } = kindOf(rows, index);
    const cells = rows.cells[index] ?? [];
    if (name.startsWith("packet.")) foldPacket(packets, name, cells);
    const [id = "", kind = "", about = ""] = cells.map(String);
    if (name === "fault.began") faults.set(id, { id, kind, about });
    if (name === "fault.ended") faults.delete(id);
  }
  return {
    packets: [...packets.values()].reverse(),
    faults: [...faults.values()],
  };
}

function foldPacket(
  packets: Map<string, Underway>,
  name: string,
  [link, n, what]: readonly (string | number)[],
): void {
  const id = `${link}/${n}`;
  const isHeld = name === "packet.held";
  packets.delete(id);
  if (!isHeld && name !== "packet.sent" && name !== "packet.released") return;
  const packet = { link: String(link), n: Number(n), what: String(what) };
  packets.set(id, { ...packet, isHeld });
}

/** The fault that cuts a host off from all others, by our own hand. */
export function cutOf(host: string): string {
  return `cut-${host.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
}

/** What cuts the host off, or the network where nothing of ours does. */
export function partitionFor(world: World, host: string): string {
  const own = world.faults.find(({ id }) => id === cutOf(host));
  const any = world.faults.find(
    ({ kind, about }) => kind === "partition" && about.includes(host),
  );
  const fault = own ?? any;
  if (fault !== undefined) return `heal:${fault.id}`;
  return `partition[${cutOf(host)}]:${host}|*`;
}

export function dropOf({ link, n }: Underway): string {
  return `drop:${link}/${n}`;
}

/** Holds a packet, or lets all go that is held. */
export function holdOf({ link, n, isHeld }: Underway): string {
  return isHeld ? "release" : `hold:${link}/${n}`;
}
