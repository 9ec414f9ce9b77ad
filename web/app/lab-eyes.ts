/** How does a run look to one of its hosts? */
import type { Kind, Rows } from "../engine/order.ts";
import { isKnownTo, ownCells } from "../scene/eyes.ts";
import { onceFor } from "../scene/spans.ts";
import type { Branch } from "./lab-state.ts";

/** What happened elsewhere: nothing is seen of it but that rows have places. */
const UNKNOWN: Kind = {
  name: "",
  level: "packet",
  isNotable: false,
  columns: [],
};

/**
 * The same branch with what one host knows of it, and no verdict: rows keep
 * their numbers, so that a moment is the same to all. "" knows everything.
 */
export function throughEyes(branch: Branch, host: string): Branch {
  if (host === "") return branch;
  const known = seenBy(branch);
  const found = known.get(host) ?? knownPart(branch, host);
  known.set(host, found);
  return found;
}

const seenBy = onceFor((_: Branch) => new Map<string, Branch>());

function knownPart(branch: Branch, host: string): Branch {
  const { report } = branch;
  const rows = knownRows(report.rows, host);
  return { ...branch, report: { ...report, rows, checks: [] } };
}

function knownRows(rows: Rows, host: string): Rows {
  const counts = new Map<string, number>();
  const isKnown = rows.host.map((_, row) => isKnownTo(rows, row, host));
  const cells = rows.cells.map((_, row) =>
    isKnown[row] ? ownCells(rows, row, counts) : [],
  );
  return {
    ...rows,
    kinds: [...rows.kinds, UNKNOWN],
    kind: rows.kind.map((kind, row) =>
      isKnown[row] ? kind : rows.kinds.length,
    ),
    host: rows.host.map((_, row) => (isKnown[row] ? host : "")),
    cause: rows.cause.map((cause) => (isKnown[cause] ? cause : -1)),
    sentence: rows.sentence.map((text, row) =>
      isKnown[row] ? ownCount(text, rows, { row, cells }) : "",
    ),
    cells,
  };
}

/** A packet that arrives is told by the number that the host gives it. */
function ownCount(
  text: string,
  { kind, kinds }: Rows,
  { row, cells }: { readonly row: number } & Pick<Rows, "cells">,
): string {
  const { name, columns } = kinds[kind[row] ?? 0] ?? UNKNOWN;
  if (name !== "packet.received") return text;
  const n = cells[row]?.[columns.indexOf("n")];
  return text.replace(/ packet \d+ /, ` packet ${n} `);
}
