/** How does a link hold what one sees? */
import type { Level } from "../../src/ports/event.ts";

export type Locale = "en" | "zh-CN";

/** A moment of a run; without a scenario, the page before the first run. */
export interface Link {
  readonly locale: Locale;
  readonly scenario?: string;
  readonly seed: number;
  readonly interventions: readonly string[];
  /** Rows are counted from 0. */
  readonly row: number;
  readonly level: Level;
  /** What the run had when the link was made; "" when unknown. */
  readonly digest: string;
}

/** What a link says, and every part of it that says nothing. */
export interface ReadLink {
  readonly link: Link;
  readonly problems: readonly LinkProblem[];
}

export interface LinkProblem {
  readonly part: "seed" | "row" | "level" | "address";
  readonly value: string;
}

export const LEVELS = ["call", "message", "frame", "packet"] as const;

const SEED_DEFAULT = 1;
const INTERVENTIONS_MAX = 100;
const LINK = /^#\/(en|zh-CN)(?:\/([a-z][a-z0-9-]{0,62})?)?(?:\?(.*))?$/;

/** "#/en/hello?seed=1&row=12&level=call&do=500ms=crash:server&digest=…" */
export function formatLink(link: Link): string {
  const { locale, scenario, seed, interventions, row, level, digest } = link;
  if (scenario === undefined) return `#/${locale}/`;
  const parts = [`seed=${seed}`, `row=${row}`, `level=${level}`];
  for (const text of interventions) parts.push(`do=${encode(text)}`);
  if (digest !== "") parts.push(`digest=${digest}`);
  return `#/${locale}/${scenario}?${parts.join("&")}`;
}

/** The signs of our own little languages may stay readable. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%3D", "=");
}

/** Reads a link. What it cannot read it replaces and reports. */
export function readLink(hash: string, localeDefault: Locale): ReadLink {
  const problems: LinkProblem[] = [];
  const match = LINK.exec(hash);
  if (match === null && !["", "#", "#/"].includes(hash)) {
    problems.push({ part: "address", value: shorten(hash) });
  }
  const [, locale = localeDefault, scenario, query = ""] = match ?? [];
  const words = new URLSearchParams(query);
  const number = (part: "seed" | "row", otherwise: number): number => {
    const value = words.get(part);
    if (value === null) return otherwise;
    const read = parseWhole(value);
    if (read === undefined) problems.push({ part, value: shorten(value) });
    return read ?? otherwise;
  };
  const level = words.get("level") ?? "call";
  const isLevel = (LEVELS as readonly string[]).includes(level);
  if (!isLevel) problems.push({ part: "level", value: shorten(level) });
  const link = {
    locale: locale as Locale,
    ...(scenario !== undefined && { scenario }),
    seed: number("seed", SEED_DEFAULT),
    row: number("row", 0),
    interventions: words.getAll("do").slice(0, INTERVENTIONS_MAX),
    level: isLevel ? (level as Level) : "call",
    digest: words.get("digest") ?? "",
  };
  return { link, problems };
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
