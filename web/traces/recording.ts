/** How does a run lie in a file that the page plays without the engine? */
import type { Trace } from "../../src/kernel/trace.ts";
import type { SceneKind, SceneTrace } from "../scene/scene-trace.ts";

/** Compact: hosts and kinds are written once, a row is a list of numbers. */
export interface Recording {
  readonly scenario: string;
  readonly seed: number;
  /** The code of the link that runs it again, behind "farcall:". */
  readonly code: string;
  /** Of the run that was recorded; the same scenario and seed give it again. */
  readonly digest: string;
  readonly hosts: readonly string[];
  readonly kinds: readonly SceneKind[];
  /** Time in nanoseconds, index of kind, index of host, then the cells. */
  readonly rows: readonly (readonly (number | string)[])[];
}

/** Every row of a run; of bytes only that there were some. */
export function recordingOf(
  trace: Trace,
  about: Pick<Recording, "scenario" | "seed" | "code" | "digest">,
): Recording {
  const hosts: string[] = [];
  const kinds: SceneKind[] = [];
  const rows: (number | string)[][] = [];
  for (let index = 0; index < trace.length; index += 1) {
    const { at, host, kind, cells } = trace.row(index);
    const place = placeIn(hosts, host);
    let number = kinds.findIndex(({ name }) => name === kind.name);
    if (number < 0) number = kinds.push(kindOf(kind)) - 1;
    const plain = cells.map((cell) => {
      return cell instanceof Uint8Array ? "" : cell;
    });
    rows.push([at, number, place, ...plain]);
  }
  return { ...about, hosts, kinds, rows };
}

function placeIn(list: string[], item: string): number {
  const place = list.indexOf(item);
  return place >= 0 ? place : list.push(item) - 1;
}

function kindOf({ name, level, isNotable, columns }: SceneKind): SceneKind {
  return { name, level, isNotable, columns: [...columns] };
}

/** One row a line, so that a new recording shows as a small difference. */
export function recordingText(recording: Recording): string {
  const { rows, kinds, ...head } = recording;
  const lines = (list: readonly unknown[]) =>
    `[\n${list.map((item) => JSON.stringify(item)).join(",\n")}\n]`;
  const start = JSON.stringify(head).slice(0, -1);
  return `${start},\n"kinds":${lines(kinds)},\n"rows":${lines(rows)}}\n`;
}

/** The columns that a scene reads. */
export function traceOf({ rows, hosts, kinds }: Recording): SceneTrace {
  return {
    atNs: rows.map(([at]) => Number(at)),
    kind: rows.map(([, kind]) => Number(kind)),
    host: rows.map(([, , host]) => hosts[Number(host)] ?? ""),
    cells: rows.map((row) => row.slice(3)),
    kinds,
  };
}
