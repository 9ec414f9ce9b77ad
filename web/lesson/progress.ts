/** What did the learner do, and how is it kept on this device? */
import { get, set } from "idb-keyval";
import type { Records } from "./lesson-machine.ts";
import { noteSummary } from "./summary.ts";

/** By the slug of the lesson. */
export type Progress = Readonly<Record<string, Records>>;

/** In a file that somebody exports; a later version reads earlier ones. */
interface ProgressFile {
  readonly format: "farcall-progress";
  readonly version: 1;
  readonly lessons: Progress;
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
}

/** Never throws, and never waits for long: the page opens without it. */
export async function loadProgress(): Promise<Kept> {
  try {
    const data: unknown = await withinMs(get(KEY), 1_000);
    if (data === undefined) return { progress: {}, state: "good", bytes: 0 };
    const bytes = new Blob([JSON.stringify(data) ?? ""]).size;
    const progress = progressIn(data);
    if (progress === undefined) {
      return { progress: {}, state: "damaged", bytes };
    }
    return { progress, state: "good", bytes };
  } catch {
    return { progress: {}, state: "closed", bytes: 0 };
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

/** False when the store is full, damaged or forbidden. */
export async function saveRecords(
  slug: string,
  records: Records,
): Promise<boolean> {
  return await saveProgress({ [slug]: records });
}

/** The same for all lessons that a file held. */
export async function saveProgress(lessons: Progress): Promise<boolean> {
  try {
    const { progress, state } = await loadProgress();
    // Until somebody says what is to become of it, it stays as it is.
    if (state !== "good") return false;
    await set(KEY, fileOf({ ...progress, ...lessons }));
    for (const [slug, records] of Object.entries(lessons)) {
      noteSummary(slug, doneOf(records));
    }
    return true;
  } catch {
    return false;
  }
}

/** Begins with an empty store; what was there is put aside, not lost. */
export async function startAfresh(): Promise<void> {
  await set(KEY_DAMAGED, await get(KEY));
  await set(KEY, fileOf({}));
}

/** What is there, as it is, for who wants to mend it. */
export async function damagedText(): Promise<string> {
  return JSON.stringify(await get(KEY), undefined, 2) ?? "";
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
  return JSON.stringify(fileOf({ ...progress, ...here }), undefined, 2);
}

/** What a file holds; undefined when it holds no progress. */
export function importText(text: string): Progress | undefined {
  try {
    return progressIn(JSON.parse(text));
  } catch {
    return undefined;
  }
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
