/** Which row does one see, after a change of what one looks at? */
import type { Level } from "../../src/ports/event.ts";
import type { Rows } from "../engine/order.ts";
import { isKnownTo } from "../scene/eyes.ts";
import { type Stand, standFrom } from "./lab-moment.ts";
import { kindOf, placeOf, rowsAt } from "./rows.ts";

/** What of the lab says where one looks. */
interface Look extends Stand {
  readonly branches: readonly {
    readonly n: number;
    readonly report: { readonly rows: Rows };
  }[];
  readonly current: number;
  readonly level: Level;
  readonly eyes: string;
}

function rowsIn({ branches, current }: Look): Rows | undefined {
  return branches.find(({ n }) => n === current)?.report.rows;
}

/** Keeps the row within the run that one looks at. */
function stay<Lab extends Look>(lab: Lab, rows: Rows): Lab {
  const row = Math.max(0, Math.min(lab.row, rows.sentence.length - 1));
  return { ...lab, row };
}

/** From nearer or farther away one looks at the same moment. */
export function levelled<Lab extends Look>(lab: Lab, level: Level): Lab {
  const rows = rowsIn(lab);
  const stand = rows && standFrom(rows, level, lab);
  return { ...lab, level, ...stand };
}

/** Through other eyes one looks at the same moment. */
export function looking<Lab extends Look>(lab: Lab, eyes: string): Lab {
  const rows = rowsIn(lab);
  const stand = rows && standFrom(rows, lab.level, { ...lab, eyes });
  return { ...lab, eyes, ...stand };
}

/** Goes to the last row so far that one sees at this level of detail. */
export function snap<Lab extends Look>(lab: Lab): Lab {
  const rows = rowsIn(lab);
  if (rows === undefined) return lab;
  const { row } = stay(lab, rows);
  const seen = rowsAt(rows, lab.level, lab.eyes);
  return { ...lab, row: seen[placeOf(seen, row)] ?? row };
}

/** Looks so near that one sees the row, for who asked for this very row. */
export function reveal<Lab extends Look>(lab: Lab): Lab {
  const rows = rowsIn(lab);
  if (rows === undefined || rows.sentence.length === 0) return lab;
  const stayed = stay(lab, rows);
  const { level, eyes } = stayed;
  if (rowsAt(rows, level, eyes).includes(stayed.row)) return stayed;
  if (eyes !== "" && !isKnownTo(rows, stayed.row, eyes)) {
    return reveal({ ...stayed, eyes: "" });
  }
  return { ...stayed, level: kindOf(rows, stayed.row).level };
}
