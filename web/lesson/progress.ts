/** What did the learner do, and how is it kept on this device? */
import { get, set, update } from "idb-keyval";
import type { Records } from "./lesson-machine.ts";
import {
  changesOf,
  isUnsaid,
  type Progress,
  withChanges,
  withLessons,
} from "./progress-merge.ts";
import { askToPersist } from "./progress-persist.ts";
import { noteSummary } from "./summary.ts";

/** What all was once, to go back to. */
export interface Earlier {
  /** On the clock of the wall: when it was last added to. */
  readonly atMs: number;
  readonly lessons: Progress;
}

/** In a file that somebody exports; a later version reads earlier ones. */
interface ProgressFile {
  readonly format: "farcall-progress";
  readonly version: 1;
  readonly lessons: Progress;
}

/** The same in the store, where it has a past. */
interface Stored {
  readonly lessons: Progress;
  /** When it was last written. */
  readonly atMs: number;
  /** Latest first. */
  readonly earlier: readonly Earlier[];
}

const KEY = "farcall/progress";
const KEY_DAMAGED = "farcall/progress/damaged";

export interface Kept {
  readonly progress: Progress;
  /**
   * "damaged" where nobody can read what is there; "closed" where this browser
   * keeps nothing.
   */
  readonly state: "good" | "damaged" | "closed";
  /** What is kept takes so many bytes. */
  readonly bytes: number;
  readonly earlier: readonly Earlier[];
}

const NOTHING = { progress: {}, bytes: 0, earlier: [] };

/** Never throws, and never waits for long: the page opens without it. */
export async function loadProgress(): Promise<Kept> {
  try {
    const data: unknown = await withinMs(get(KEY), 1_000);
    if (data === undefined) return { ...NOTHING, state: "good" };
    const bytes = new Blob([JSON.stringify(data) ?? ""]).size;
    const stored = storedIn(data);
    if (stored === undefined) return { ...NOTHING, state: "damaged", bytes };
    const { lessons, earlier } = stored;
    return { progress: lessons, state: "good", bytes, earlier };
  } catch {
    return { ...NOTHING, state: "closed" };
  }
}

export function withinMs<Value>(
  work: Promise<Value>,
  ms: number,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
    work.then(resolve, reject);
  });
}

/**
 * Adds what was done since `before` to what is kept, which another tab may have
 * added to. Gives what is kept of the lesson then; undefined when the store is
 * full, damaged or forbidden.
 */
export async function saveRecords(
  slug: string,
  records: Records,
  before: Records,
): Promise<Records | undefined> {
  const changes = changesOf(before, records);
  const kept = await change((stored) => {
    const old = stored.lessons[slug] ?? {};
    const isOver = isUnsaid(old, changes, before);
    const lessons = { ...stored.lessons, [slug]: withChanges(old, changes) };
    return { lessons, isOver };
  });
  return kept?.[slug];
}

/** Adds what a file held, in the same way; gives all that is kept then. */
export async function saveProgress(
  progress: Progress,
): Promise<Progress | undefined> {
  return await change(({ lessons }) => {
    return { lessons: withLessons(lessons, progress), isOver: true };
  });
}

/** Goes back; what is there now is kept for who wants it after all. */
export async function restoreEarlier(
  atMs: number,
): Promise<Progress | undefined> {
  return await change(({ lessons, earlier }) => {
    const found = earlier.find((one) => one.atMs === atMs);
    return { lessons: found?.lessons ?? lessons, isOver: true };
  });
}

interface Change {
  readonly lessons: Progress;
  /** What is there is not just added to. */
  readonly isOver: boolean;
}

/** In one transaction: no other tab writes in between. */
async function change(
  changed: (stored: Stored) => Change,
): Promise<Progress | undefined> {
  const slugs = new Set<string>();
  let kept: Progress = {};
  try {
    const write = (data: unknown) => {
      const stored = data === undefined ? EMPTY : storedIn(data);
      // Until somebody says what is to become of it, it stays as it is.
      if (stored === undefined) throw new Error("damaged");
      const { lessons, isOver } = changed(stored);
      kept = lessons;
      for (const all of [stored.lessons, lessons]) {
        for (const slug of Object.keys(all)) slugs.add(slug);
      }
      const atMs = Date.now();
      const isNew = isOver || atMs - stored.atMs >= SITTING_MS;
      const earlier = isNew ? withEarlier(stored, lessons) : stored.earlier;
      return { ...fileOf(lessons), atMs, earlier };
    };
    await withinMs(update(KEY, write), WRITE_MS_MAX);
  } catch {
    return undefined;
  }
  for (const slug of slugs) noteSummary(slug, doneOf(kept[slug] ?? {}));
  void askToPersist();
  return kept;
}

const WRITE_MS_MAX = 5_000;

/** Who was away that long begins another sitting; the last one is kept. */
const SITTING_MS = 1_800_000;

const EARLIER_MAX = 5;

const EMPTY: Stored = { lessons: {}, atMs: 0, earlier: [] };

/**
 * Puts what is there aside, unless it is nothing or what is there next; a
 * version that comes back is no earlier one any longer.
 */
export function withEarlier(
  { lessons, atMs, earlier }: Stored,
  next: Progress,
): readonly Earlier[] {
  const text = JSON.stringify(lessons);
  const nextText = JSON.stringify(next);
  if (text === "{}" || text === nextText) return earlier;
  const others = earlier.filter(
    (one) => one.atMs !== atMs && JSON.stringify(one.lessons) !== nextText,
  );
  return [{ atMs, lessons }, ...others].slice(0, EARLIER_MAX);
}

/**
 * Begins with an empty store; what was there is put aside, not lost, and one
 * can still go back to earlier versions that are good.
 */
export async function startAfresh(): Promise<void> {
  const data: unknown = await get(KEY);
  await set(KEY_DAMAGED, data);
  await set(KEY, { ...fileOf({}), earlier: earlierIn(data) });
}

/** What is there, as it is, for who wants to mend it. */
export async function damagedText(): Promise<string> {
  return JSON.stringify(await get(KEY), undefined, 2) ?? "";
}

export function stepsDone(progress: Progress): number {
  const counts = Object.values(progress).map(doneOf);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Steps that are done; questions asked again have a slash in their name. */
function doneOf(records: Records): number {
  return Object.entries(records).filter(
    ([id, { state }]) => state === "done" && !id.includes("/"),
  ).length;
}

function fileOf(lessons: Progress): ProgressFile {
  return { format: "farcall-progress", version: 1, lessons };
}

export async function exportText(here: Progress): Promise<string> {
  const { progress } = await loadProgress();
  return JSON.stringify(fileOf(withLessons(progress, here)), undefined, 2);
}

/** What a file holds; undefined when it holds no progress. */
export function importText(text: string): Progress | undefined {
  try {
    return progressIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function storedIn(data: unknown): Stored | undefined {
  const lessons = progressIn(data);
  if (lessons === undefined) return undefined;
  const { atMs } = data as Readonly<Record<string, unknown>>;
  const earlier = earlierIn(data);
  return { lessons, atMs: isTime(atMs) ? atMs : Date.now(), earlier };
}

/** One bad version must not cost the others. */
function earlierIn(data: unknown): readonly Earlier[] {
  if (!isRecord(data) || !Array.isArray(data["earlier"])) return [];
  return data["earlier"].filter(isEarlier).slice(0, EARLIER_MAX);
}

function isEarlier(data: unknown): data is Earlier {
  if (!isRecord(data) || !isTime(data["atMs"])) return false;
  return progressIn({ ...fileOf({}), ...data }) !== undefined;
}

/** What a calendar can show; it throws at anything else. */
export function isTime(data: unknown): data is number {
  return typeof data === "number" && Math.abs(data) <= 8.64e15;
}

function progressIn(data: unknown): Progress | undefined {
  if (!isRecord(data) || data["format"] !== "farcall-progress") {
    return undefined;
  }
  const { version, lessons } = data;
  // What a later version wrote may mean something else.
  if (version !== 1 || !isRecord(lessons)) return undefined;
  const isGood = Object.values(lessons).every(
    (records) => isRecord(records) && Object.values(records).every(isStep),
  );
  return isGood ? (lessons as Progress) : undefined;
}

function isStep(data: unknown): boolean {
  if (!isRecord(data)) return false;
  const { state, said } = data;
  const isKnown = state === "done" || state === "skipped";
  return isKnown && (said === undefined || typeof said === "string");
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
