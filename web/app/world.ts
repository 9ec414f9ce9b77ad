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

/** What the rows up to one of them have left standing. */
interface Fold {
  readonly packets: Map<string, Underway>;
  readonly faults: Map<string, StandingFault>;
}

/** From here on, not from the first row, one folds to reach a moment. */
const FOLD_EVERY = 500;

/** The folds before row 0, 500, 1000 … of a run, as far as they are known. */
const foldsOf = new WeakMap<Rows, Fold[]>();

/** Of each run, the moment that somebody looked at last: several parts ask. */
const looked = new WeakMap<Rows, readonly [row: number, world: World]>();

export function worldAt(rows: Rows, row: number): World {
  const [known, world] = looked.get(rows) ?? [];
  if (world !== undefined && known === row) return world;
  const found = findWorldAt(rows, row);
  looked.set(rows, [row, found]);
  return found;
}

function findWorldAt(rows: Rows, row: number): World {
  const last = Math.min(row, rows.sentence.length - 1);
  const { packets, faults } = foldUpTo(rows, last);
  return {
    packets: [...packets.values()].reverse(),
    faults: [...faults.values()],
  };
}

function foldUpTo(rows: Rows, last: number): Fold {
  const folds = foldsOf.get(rows) ?? [
    { packets: new Map(), faults: new Map() },
  ];
  foldsOf.set(rows, folds);
  const wanted = Math.floor(Math.max(0, last) / FOLD_EVERY);
  const near = Math.min(wanted, folds.length - 1);
  const fold = copyOf(folds[near] as Fold);
  for (let index = near * FOLD_EVERY; index <= last; index += 1) {
    const place = index / FOLD_EVERY;
    if (place === folds.length) folds.push(copyOf(fold));
    foldRow(fold, rows, index);
  }
  return fold;
}

function copyOf({ packets, faults }: Fold): Fold {
  return { packets: new Map(packets), faults: new Map(faults) };
}

function foldRow({ packets, faults }: Fold, rows: Rows, index: number): void {
  const { name } = kindOf(rows, index);
  const cells = rows.cells[index] ?? [];
  if (name.startsWith("packet.")) foldPacket(packets, name, cells);
  if (!name.startsWith("fault.")) return;
  const [id = "", kind = "", about = ""] = cells.map(String);
  if (name === "fault.began") faults.set(id, { id, kind, about });
  if (name === "fault.ended") faults.delete(id);
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
