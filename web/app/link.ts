/** How does a link hold what one sees in the lab? */
import type { Level } from "../../src/ports/event.ts";
import {
  formatLink,
  isLink,
  parseLink,
  type RunLink,
} from "../../src/scenario/link.ts";
import type { Problem } from "../../src/scenario/problem.ts";
import { type Locale, labAddress } from "./address.ts";

/** A moment of a run; without a run, the lab before the first. */
export interface LabLink {
  readonly run?: RunLink;
  /** Of the rows of one instant, this one; counted from 0. */
  readonly row?: number;
  readonly level: Level;
  /** The branch that it shows, as it is called where the link was made. */
  readonly branch?: { readonly n: number; readonly name?: string };
}

/** What a link says, and every part of it that says nothing. */
export interface ReadLink {
  readonly link: LabLink;
  readonly problems: readonly LinkProblem[];
}

/** Of row and level the words are the page's. */
export type LinkProblem =
  | { readonly part: "row" | "level"; readonly value: string }
  | { readonly part: "code"; readonly problem: Problem };

export const LEVELS = ["call", "message", "frame", "packet"] as const;

/** "#/en/lab?s=CODE&level=call&row=12": the code is that of `farcall run`. */
export function formatLabLink(locale: Locale, link: LabLink): string {
  const { run, row, level, branch } = link;
  if (run === undefined) return labAddress(locale);
  const code = formatLink(run).slice("farcall:".length);
  const place = row === undefined ? "" : `&row=${row}`;
  const end = place + branchWords(branch);
  return `${labAddress(locale)}?s=${code}&level=${level}${end}`;
}

/** "&branch=2&name=both+down": as much of it as is not so anyway. */
function branchWords(branch: LabLink["branch"]): string {
  const words = new URLSearchParams();
  const { n = 1, name = "" } = branch ?? {};
  // Without a number it is the first branch.
  if (n > BRANCH_FIRST) words.set("branch", String(n - 1));
  if (name !== "") words.set("name", name);
  return words.size === 0 ? "" : `&${words}`;
}

const BRANCH_FIRST = 2;
const BRANCH_MAX = 999;
/** A name that somebody reads on a tab. */
export const NAME_LENGTH_MAX = 40;

/** A number or name that is none is left out: the run is the same. */
function branchIn(words: URLSearchParams): NonNullable<LabLink["branch"]> {
  const n = (parseWhole(words.get("branch") ?? "") ?? 0) + 1;
  const name = (words.get("name") ?? "").slice(0, NAME_LENGTH_MAX);
  const isNumber = n >= BRANCH_FIRST && n <= BRANCH_MAX;
  return { n: isNumber ? n : BRANCH_FIRST, name };
}

/** Reads a link. What it cannot read it leaves out and reports. */
export function readLabLink(hash: string): ReadLink {
  const query = hash.startsWith("#farcall:") ? "" : hash.split("?")[1];
  const words = new URLSearchParams(query ?? "");
  const problems: LinkProblem[] = [];
  const level = words.get("level") ?? "call";
  const isLevel = (LEVELS as readonly string[]).includes(level);
  if (!isLevel) problems.push({ part: "level", value: shorten(level) });
  const rowText = words.get("row");
  const row = rowText === null ? undefined : parseWhole(rowText);
  if (rowText !== null && row === undefined) {
    problems.push({ part: "row", value: shorten(rowText) });
  }
  const run = isLink(hash) ? runIn(hash, problems) : undefined;
  const link = {
    ...(run && { run }),
    ...(row !== undefined && { row }),
    branch: branchIn(words),
    level: isLevel ? (level as Level) : "call",
  };
  return { link, problems };
}

function runIn(hash: string, problems: LinkProblem[]): RunLink | undefined {
  const parsed = parseLink(hash);
  if (parsed.ok) return parsed.value;
  for (const problem of parsed.problems) {
    problems.push({ part: "code", problem });
  }
  return undefined;
}

/** The hash that shows what a pasted text is about; undefined for none. */
export function hashOfPasted(text: string, locale: Locale): string | undefined {
  if (!isLink(text)) return undefined;
  const hash = text.trim().replace(/^[^#]*#/, "#");
  if (hash.startsWith("#/")) return hash;
  return `${labAddress(locale)}?s=${hash.replace(/^#?farcall:/, "")}`;
}

/** A whole number from 0 to 2^53-1, in decimal and nothing else. */
export function parseWhole(text: string): number | undefined {
  if (!/^\d{1,16}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

const SHOWN_MAX = 60;

function shorten(text: string): string {
  return text.length <= SHOWN_MAX ? text : `${text.slice(0, SHOWN_MAX)}…`;
}
