/** What did the learner write, and how is it kept on this device? */
import { del, get, set, update } from "idb-keyval";
import { isTime, withinMs } from "../lesson/progress.ts";
import { askToPersist } from "../lesson/progress-persist.ts";

/** What once stood in the editor. */
export interface Version {
  readonly text: string;
  /** On the clock of the wall: a version has to be found by its time. */
  readonly atMs: number;
}

export interface Draft extends Version {
  /** Latest first. */
  readonly history: readonly Version[];
}

export interface KeptDraft {
  readonly draft: Draft | undefined;
  /** What was kept, when nobody can read it. */
  readonly damaged: string | undefined;
}

interface DraftRecord extends Draft {
  readonly format: "farcall-draft";
  readonly version: 1;
}

const KEY = "farcall/draft";

export const VERSIONS_MAX = 20;

/** Nobody writes that by hand, and nobody grades it. */
export const TEXT_LENGTH_MAX = 65_536;

function keyOf(slug: string): string {
  return `${KEY}/${slug}`;
}

/** Never throws, and never waits for long. */
export async function loadDraft(slug: string): Promise<KeptDraft> {
  const near = readNear(slug);
  const far = await readFar(slug);
  const newest =
    near.draft && far.draft && near.draft.atMs < far.draft.atMs
      ? far.draft
      : (near.draft ?? far.draft);
  const history = far.draft?.history ?? [];
  return {
    draft: newest && { ...newest, history },
    damaged: far.damaged ?? near.damaged,
  };
}

/** The last second, which is written at once. */
function readNear(slug: string): KeptDraft {
  try {
    const text = localStorage.getItem(keyOf(slug));
    if (text === null) return { draft: undefined, damaged: undefined };
    return read(parsed(text), text);
  } catch {
    return { draft: undefined, damaged: undefined };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readFar(slug: string): Promise<KeptDraft> {
  try {
    const data: unknown = await withinMs(get(keyOf(slug)), 1_000);
    if (data === undefined) return { draft: undefined, damaged: undefined };
    return read(data, JSON.stringify(data, undefined, 2));
  } catch {
    return { draft: undefined, damaged: undefined };
  }
}

function read(data: unknown, raw: string): KeptDraft {
  const draft = draftIn(data);
  return { draft, damaged: draft === undefined ? raw : undefined };
}

function draftIn(data: unknown): Draft | undefined {
  if (!isVersion(data)) return undefined;
  const { format, history } = data as Version & Record<string, unknown>;
  if (format !== "farcall-draft" || !Array.isArray(history)) return undefined;
  // One bad version must not cost the others.
  const versions = history.filter(isVersion).slice(0, VERSIONS_MAX);
  return { text: data.text, atMs: data.atMs, history: versions };
}

function isVersion(data: unknown): data is Version {
  if (typeof data !== "object" || data === null) return false;
  const { text, atMs } = data as Readonly<Record<string, unknown>>;
  const isText = typeof text === "string" && text.length <= TEXT_LENGTH_MAX;
  return isText && isTime(atMs);
}

function recordOf(draft: Draft): DraftRecord {
  return { format: "farcall-draft", version: 1, ...draft };
}

/** At once, so that not even a killed tab loses it. False when it is full. */
export function keepNear(slug: string, { text, atMs }: Version): boolean {
  try {
    const record = recordOf({ text, atMs, history: [] });
    localStorage.setItem(keyOf(slug), JSON.stringify(record));
    return true;
  } catch {
    return false;
  }
}

/**
 * What another tab has written since, before it is written over; undefined
 * where it has not.
 */
export function foreignNear(slug: string, known: Version): Version | undefined {
  const { draft } = readNear(slug);
  // An older one is what this tab could not write over: the store was full.
  return draft && draft.atMs > known.atMs ? draft : undefined;
}

/**
 * With its history, and with what another tab has kept meanwhile; `known` is
 * what this tab wrote or read last. undefined when the store is full or
 * forbidden, else what is kept now.
 */
export async function keepFar(
  slug: string,
  draft: Draft,
  known: Version,
): Promise<Draft | undefined> {
  let kept = draft;
  const merge = (data: unknown): DraftRecord => {
    kept = withKept(draftIn(data), draft, known);
    return recordOf(kept);
  };
  try {
    await withinMs(update(keyOf(slug), merge), 5_000);
    void askToPersist();
    return kept;
  } catch {
    return undefined;
  }
}

/** What is kept, and what takes its place: no text of either is lost. */
export function withKept(
  kept: Draft | undefined,
  draft: Draft,
  known: Version,
): Draft {
  if (kept === undefined) return draft;
  const all = withHistory(draft.history, kept.history);
  const isForeign = kept.text !== draft.text && !isSame(kept, known);
  const history = isForeign ? withHistory([kept], all) : all;
  return { ...draft, history };
}

function isSame(one: Version, other: Version): boolean {
  return one.text === other.text && one.atMs === other.atMs;
}

/** Of two tabs, latest first. */
export function withHistory(
  versions: readonly Version[],
  others: readonly Version[],
): readonly Version[] {
  return [...versions, ...others]
    .map(({ text, atMs }) => ({ text, atMs }))
    .sort((one, other) => one.atMs - other.atMs)
    .reduce(withVersion, [] as readonly Version[]);
}

/** What nobody can read stays, beside; somebody may mend it one day. */
export async function setAside(slug: string, damaged: string): Promise<void> {
  try {
    await set(`${keyOf(slug)}/damaged`, damaged);
    await del(keyOf(slug));
    localStorage.removeItem(keyOf(slug));
  } catch {
    // It was offered to be taken along.
  }
}

/** With one version more; the same text twice in a row is one. */
export function withVersion(
  history: readonly Version[],
  version: Version,
): readonly Version[] {
  const others = history[0]?.text === version.text ? history.slice(1) : history;
  return [version, ...others].slice(0, VERSIONS_MAX);
}

/** Shorter than half a second and a second: writing takes its time, too. */
const PAUSE_MS = 300;
const UNSAVED_MS_MAX = 700;

/** How long may what was written last stay unsaved? */
export function saveDelayMs(sinceFirstMs: number): number {
  return Math.max(0, Math.min(PAUSE_MS, UNSAVED_MS_MAX - sinceFirstMs));
}
