/** Which standing faults are there, and whom do they part? */
import type { SceneRow } from "./scene-trace.ts";

export interface Fault {
  readonly id: string;
  readonly kind: string;
  readonly beginNs: number;
  readonly endNs: number | undefined;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly isOneWay: boolean;
}

export function faultsOf(
  rows: readonly SceneRow[],
  hosts: readonly string[],
): Fault[] {
  const ends = new Map<string, number>();
  for (const { kind, text, atNs } of rows) {
    if (kind.name === "fault.ended") ends.set(text("id"), atNs);
  }
  return rows
    .filter(({ kind }) => kind.name === "fault.began")
    .map((row) => ({
      id: row.text("id"),
      kind: row.text(kindColumn(row)),
      beginNs: row.atNs,
      endNs: ends.get(row.text("id")),
      ...groupsOf(row.text("about"), hosts),
    }));
}

function kindColumn({ kind }: SceneRow): string {
  return kind.columns[1] ?? "kind";
}

/** "bank → phone", "server ↔ all others", "a, b → c". */
function groupsOf(
  about: string,
  hosts: readonly string[],
): Pick<Fault, "from" | "to" | "isOneWay"> {
  const isOneWay = !about.includes("↔");
  const [left = "", right = ""] = about.split(/\s*[→↔]\s*/);
  const from = left.split(/,\s*/).filter((name) => hosts.includes(name));
  const named = right.split(/,\s*/).filter((name) => hosts.includes(name));
  const others = hosts.filter((name) => !from.includes(name));
  return { from, to: named.length > 0 ? named : others, isOneWay };
}

export function isActive({ beginNs, endNs }: Fault, atNs: number): boolean {
  return beginNs <= atNs && (endNs === undefined || atNs < endNs);
}

/** True when what flies from here to there is cut off. */
export function parts(fault: Fault, from: string, to: string): boolean {
  if (fault.kind !== "partition") return false;
  if (fault.from.includes(from) && fault.to.includes(to)) return true;
  if (fault.isOneWay) return false;
  return fault.from.includes(to) && fault.to.includes(from);
}
