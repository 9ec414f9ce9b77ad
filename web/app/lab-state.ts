/** What does the page know, and what changes it? */
import { never } from "../../src/ports/assert.ts";
import type { Level } from "../../src/ports/event.ts";
import type { Card, Report, Rows } from "../engine/order.ts";
import type { LinkProblem, Locale } from "./link.ts";
import { firstDifference, isSeen, kindOf, placeOf, rowsAt } from "./rows.ts";

/** One run of the scenario: main, or main with interventions. */
export interface Branch {
  /** 1 is main. */
  readonly n: number;
  /** The branch that it left; 0 for main. */
  readonly parent: number;
  readonly interventions: readonly string[];
  readonly report: Report;
  /** The first row that is not the parent's; undefined when there is none. */
  readonly differsAt: number | undefined;
}

/** What the page has to say; parts of it in words, parts in text. */
export type Notice =
  | { readonly kind: "link"; readonly problems: readonly LinkProblem[] }
  | { readonly kind: "refused"; readonly problems: readonly string[] }
  | { readonly kind: "bad-seed"; readonly value: string }
  | { readonly kind: "digest"; readonly link: string; readonly here: string }
  | {
      readonly kind: "stopped" | "shared" | "share-by-hand" | "many-branches";
    };

/** Each branch keeps all its rows; more tabs than this nobody reads. */
export const BRANCHES_MAX = 20;

export interface Lab {
  readonly locale: Locale;
  readonly cards: readonly Card[];
  readonly status: "loading" | "idle" | "running";
  /** What is chosen for the next run. */
  readonly scenario: string;
  readonly seed: number;
  readonly level: Level;
  /** What has run: all of one scenario and one seed. */
  readonly ran: { readonly scenario: string; readonly seed: number };
  readonly branches: readonly Branch[];
  /** The number of the branch that one looks at. */
  readonly current: number;
  readonly row: number;
  readonly notice: Notice | undefined;
}

export type Change =
  | { readonly kind: "loaded"; readonly cards: readonly Card[] }
  | { readonly kind: "locale"; readonly locale: Locale }
  | { readonly kind: "chosen"; readonly scenario: string }
  | { readonly kind: "seed"; readonly seed: number }
  | { readonly kind: "level"; readonly level: Level }
  | { readonly kind: "running" }
  | { readonly kind: "cleared" }
  | { readonly kind: "ran"; readonly branches: readonly Branch[] }
  | { readonly kind: "branched"; readonly branch: Branch }
  | { readonly kind: "undone" }
  | { readonly kind: "tab"; readonly n: number }
  | { readonly kind: "moved"; readonly row: number }
  | { readonly kind: "notice"; readonly notice: Notice | undefined };

export function currentBranch(lab: Lab): Branch | undefined {
  return lab.branches.find(({ n }) => n === lab.current);
}

/** The hosts of what has run, sorted by name. */
export function hostNames({ cards, ran }: Lab): readonly string[] {
  return cards.find(({ name }) => name === ran.scenario)?.hosts ?? [];
}

/** The branch that leaves `parent` by these interventions. */
export function branchFrom(
  parent: Branch,
  n: number,
  made: { interventions: readonly string[]; report: Report },
): Branch {
  const differsAt = firstDifference(parent.report.rows, made.report.rows);
  return { n, parent: parent.n, differsAt, ...made };
}

export function change(lab: Lab, by: Change): Lab {
  switch (by.kind) {
    case "loaded":
      return { ...lab, cards: by.cards, status: "idle" };
    case "locale":
      return { ...lab, locale: by.locale };
    case "chosen":
      return { ...lab, scenario: by.scenario };
    case "seed":
      return { ...lab, seed: by.seed };
    case "level":
      return snap({ ...lab, level: by.level });
    case "running":
      return { ...lab, status: "running", notice: undefined };
    case "cleared":
      return { ...lab, branches: [], row: 0, status: "idle" };
    case "ran":
      return ran(lab, by.branches);
    case "branched":
      return branched(lab, by.branch);
    case "undone":
      return undone(lab);
    case "tab":
      return snap({ ...lab, current: by.n });
    case "moved":
      return reveal({ ...lab, row: by.row });
    case "notice":
      return { ...lab, status: statusAfter(lab), notice: by.notice };
    default:
      return never(by);
  }
}

/** A notice ends a run that was under way, unless the engine still loads. */
function statusAfter({ status }: Lab): Lab["status"] {
  return status === "loading" ? "loading" : "idle";
}

function ran(lab: Lab, branches: readonly Branch[]): Lab {
  const { scenario, seed } = lab;
  const current = branches.at(-1)?.n ?? 1;
  const next = { ...lab, branches, current, ran: { scenario, seed } };
  return snap({ ...next, status: "idle", row: 0 });
}

function branched(lab: Lab, branch: Branch): Lab {
  const branches = [...lab.branches, branch];
  const row = branch.differsAt ?? lab.row;
  const current = branch.n;
  return reveal({ ...lab, branches, current, row, status: "idle" });
}

/** Takes the last branch away again, at the row where it left. */
function undone(lab: Lab): Lab {
  const last = lab.branches.at(-1);
  if (last === undefined || last.parent === 0) return lab;
  const branches = lab.branches.slice(0, -1);
  const row = Math.max(0, (last.differsAt ?? lab.row + 1) - 1);
  const next = { ...lab, branches, current: last.parent, row };
  return snap({ ...next, status: "idle" });
}

/** Keeps the row within the run that one looks at. */
function stay(lab: Lab, rows: Rows): Lab {
  const row = Math.max(0, Math.min(lab.row, rows.sentence.length - 1));
  return { ...lab, row };
}

/** Goes to the last row so far that one sees at this level of detail. */
function snap(lab: Lab): Lab {
  const rows = currentBranch(lab)?.report.rows;
  if (rows === undefined) return lab;
  const { row } = stay(lab, rows);
  const seen = rowsAt(rows, lab.level);
  return { ...lab, row: seen[placeOf(seen, row)] ?? row };
}

/** Looks so near that one sees the row, for who asked for this very row. */
function reveal(lab: Lab): Lab {
  const rows = currentBranch(lab)?.report.rows;
  if (rows === undefined || rows.sentence.length === 0) return lab;
  const stayed = stay(lab, rows);
  const { level } = kindOf(rows, stayed.row);
  return isSeen(level, lab.level) ? stayed : { ...stayed, level };
}
