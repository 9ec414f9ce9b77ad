/** What does the page know, and what changes it? */
import { never } from "../../src/ports/assert.ts";
import type { Level } from "../../src/ports/event.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Card, Reached, Report } from "../engine/order.ts";
import type { Locale } from "./address.ts";
import type { Inspected } from "./inspect.ts";
import { levelled, looking, reveal, snap } from "./lab-look.ts";
import type { Stand } from "./lab-moment.ts";
import type { Notice } from "./notice.ts";
import { firstDifference } from "./rows.ts";

/** One run of the scenario: main, or main with interventions. */
export interface Branch {
  /** 1 is main. */
  readonly n: number;
  /** The branch that it left; 0 for main. */
  readonly parent: number;
  /** What somebody calls it; undefined or "" for nothing. */
  readonly name?: string;
  readonly interventions: readonly string[];
  /** Made to act in, and nothing has been done in it yet. */
  readonly isBlank?: boolean;
  readonly report: Report;
  /** The first row that is not the parent's; undefined when there is none. */
  readonly differsAt: number | undefined;
}

/** Each branch keeps all its rows; more tabs than this nobody reads. */
export const BRANCHES_MAX = 20;

/** What one run is made of, but for what hands do to it. */
export interface Choice {
  /** A name; or data, where a form or a link says something else. */
  readonly scenario: string | Scenario;
  readonly seed: number;
  readonly untilNs?: number;
}

const START = { row: 0, atNs: undefined };

/** What `undo` brings back. */
interface Past extends Stand {
  /** What is chosen for the next run. */
  readonly scenario: string | Scenario;
  readonly seed: number;
  /** What has run: all of one scenario and one seed. */
  readonly ran: Choice;
  readonly branches: readonly Branch[];
  /** The number of the branch that one looks at. */
  readonly current: number;
}

/** Each step back keeps its runs in memory. */
const PAST_MAX = 20;

export interface Lab extends Past {
  readonly locale: Locale;
  readonly cards: readonly Card[];
  readonly status: "loading" | "idle" | "running";
  /** How far the run is that is under way; undefined before one knows. */
  readonly reached?: Reached | undefined;
  readonly level: Level;
  /** The host that one looks as; "" for everybody. */
  readonly eyes: string;
  readonly notice: Notice | undefined;
  /** Whom the keys act on; "" for the first host. */
  readonly selected: string;
  /** What the inspector is open at, if it is. */
  readonly inspected: Inspected | undefined;
  readonly past: readonly Past[];
  /** What is wrong with the scenario as the form has it. */
  readonly places: readonly Problem[];
  /** A link that did not open, so that one can mend it; else "". */
  readonly pasted: string;
}

export type Change =
  | { readonly kind: "loaded"; readonly cards: readonly Card[] }
  | { readonly kind: "locale"; readonly locale: Locale }
  | { readonly kind: "chosen"; readonly scenario: string | Scenario }
  | { readonly kind: "selected"; readonly host: string }
  | { readonly kind: "inspected"; readonly inspected: Inspected | undefined }
  | { readonly kind: "places"; readonly places: readonly Problem[] }
  | { readonly kind: "pasted"; readonly text: string }
  | { readonly kind: "seed"; readonly seed: number }
  | { readonly kind: "level"; readonly level: Level }
  | { readonly kind: "eyes"; readonly host: string }
  | { readonly kind: "running" }
  | { readonly kind: "reached"; readonly reached: Reached }
  | {
      readonly kind: "ran";
      readonly choice: Choice;
      readonly branches: readonly Branch[];
    }
  | { readonly kind: "branched"; readonly branch: Branch }
  | { readonly kind: "undone" }
  | { readonly kind: "tab"; readonly n: number }
  | { readonly kind: "named"; readonly n: number; readonly name: string }
  | { readonly kind: "closed"; readonly n: number }
  | ({ readonly kind: "moved" } & Stand)
  | { readonly kind: "notice"; readonly notice: Notice | undefined };

export function currentBranch(lab: Lab): Branch | undefined {
  return lab.branches.find(({ n }) => n === lab.current);
}

/** A scenario as data, whether it is named or given. */
export function dataOf(
  { cards }: Lab,
  scenario: string | Scenario,
): Scenario | undefined {
  if (typeof scenario !== "string") return scenario;
  return cards.find(({ name }) => name === scenario)?.data;
}

/** The hosts of what has run, sorted by name. */
export function hostNames(lab: Lab): readonly string[] {
  const hosts = dataOf(lab, lab.ran.scenario)?.hosts ?? [];
  return hosts.map(({ name }) => name).sort();
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
      return { ...lab, scenario: by.scenario, places: [] };
    case "selected":
      return { ...lab, selected: by.host };
    case "inspected":
      return inspecting(lab, by.inspected);
    case "places":
      return { ...lab, places: by.places };
    case "pasted":
      return { ...lab, pasted: by.text };
    case "seed":
      return { ...lab, seed: by.seed };
    case "level":
      return levelled(lab, by.level);
    case "eyes":
      return { ...looking(lab, by.host), inspected: undefined };
    case "running":
      return {
        ...lab,
        ...{ status: "running", reached: undefined },
        ...{ notice: undefined, places: [] },
      };
    case "reached":
      return { ...lab, reached: by.reached };
    case "undone":
      return undone(lab);
    case "moved":
      return reveal({ ...lab, row: by.row, atNs: by.atNs });
    case "notice":
      return { ...lab, status: statusAfter(lab), notice: by.notice };
    default:
      return changeBranches(lab, by);
  }
}

type BranchChange = Extract<
  Change,
  { readonly kind: "ran" | "branched" | "named" | "closed" | "tab" }
>;

function changeBranches(lab: Lab, by: BranchChange): Lab {
  switch (by.kind) {
    case "ran":
      return ran(lab, by.choice, by.branches);
    case "branched":
      return branched(lab, by.branch);
    case "named":
      return named(lab, by.n, by.name);
    case "closed":
      return closed(lab, by.n);
    case "tab":
      return snap({ ...lab, current: by.n, atNs: undefined });
    default:
      return never(by);
  }
}

/** The keys act on the host that one inspects. */
function inspecting(lab: Lab, inspected: Inspected | undefined): Lab {
  const selected = inspected?.kind === "host" ? inspected.name : lab.selected;
  return { ...lab, inspected, selected };
}

/** A notice ends a run that was under way, unless the engine still loads. */
function statusAfter({ status }: Lab): Lab["status"] {
  return status === "loading" ? "loading" : "idle";
}

function ran(lab: Lab, choice: Choice, branches: readonly Branch[]): Lab {
  const { scenario, seed } = choice;
  const current = branches.at(-1)?.n ?? 1;
  // Another scenario may have no such host.
  const isThere = branches.some(({ report: { rows } }) =>
    rows.host.includes(lab.eyes),
  );
  const eyes = isThere ? lab.eyes : "";
  const next = { ...lab, eyes, scenario, seed, branches, current, ran: choice };
  const past = pastWith(lab);
  return snap({ ...next, ...START, past, pasted: "", status: "idle" });
}

function branched(lab: Lab, branch: Branch): Lab {
  const { n } = branch;
  const isNew = lab.branches.every((one) => one.n !== n);
  const branches = isNew
    ? [...lab.branches, branch]
    : lab.branches.map((one) => (one.n === n ? branch : one));
  const { differsAt: row } = branch;
  const stand = row === undefined ? {} : { row, atNs: undefined };
  const made = { past: pastWith(lab), branches, current: n };
  return reveal({ ...lab, ...made, ...stand, status: "idle" });
}

function named(lab: Lab, n: number, name: string): Lab {
  const branches = lab.branches.map((one) =>
    one.n === n ? { ...one, name } : one,
  );
  return { ...lab, branches };
}

/** Those that left it stay, and say that they left the one before. */
function closed(lab: Lab, n: number): Lab {
  const gone = lab.branches.find((one) => one.n === n);
  if (gone === undefined || gone.parent === 0) return lab;
  const { parent } = gone;
  const rows = lab.branches.find((one) => one.n === parent)?.report.rows;
  const branches = lab.branches
    .filter((one) => one !== gone)
    .map((one) => {
      if (one.parent !== n || rows === undefined) return one;
      const differsAt = firstDifference(rows, one.report.rows);
      return { ...one, parent, differsAt };
    });
  const current = lab.current === n ? parent : lab.current;
  const past = pastWith(lab);
  return snap({ ...lab, past, branches, current, atNs: undefined });
}

/** What `undo` will find; before the first run there is nothing to undo. */
function pastWith(lab: Lab): readonly Past[] {
  const { ran, branches, current, row, atNs } = lab;
  if (branches.length === 0) return lab.past;
  const { scenario, seed } = ran;
  const here = { scenario, seed, ran, branches, current, row, atNs };
  return [...lab.past, here].slice(-PAST_MAX);
}

/** Everything as it was before the last run or branch. */
function undone(lab: Lab): Lab {
  const before = lab.past.at(-1);
  if (before === undefined) return lab;
  const past = lab.past.slice(0, -1);
  const clean = { past, places: [], notice: undefined };
  return snap({ ...lab, ...before, ...clean, status: "idle" });
}
