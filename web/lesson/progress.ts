/** What did the learner do, and how is it kept on this device? */
import { get, set } from "idb-keyval";
import type { Records } from "./lesson-machine.ts";

/** By the slug of the lesson. */
export type Progress = Readonly<Record<string, Records>>;

/** In a file that somebody exports; a later version reads earlier ones. */
interface ProgressFile {
  readonly format: "farcall-progress";
  readonly version: 1;
  readonly lessons: Progress;
}

const KEY = "farcall/progress";

export interface Kept {
  readonly progress: Progress;
  /** False where this browser keeps nothing, or keeps what nobody can read. */
  readonly isSafe: boolean;
}

/** Never throws, and never waits for long: the page opens without it. */
export async function loadProgress(): Promise<Kept> {
  try {
    const data: unknown = await withinMs(get(KEY), 1_000);
    if (data === undefined) return { progress: {}, isSafe: true };
    const progress = progressIn(data);
    return { progress: progress ?? {}, isSafe: progress !== undefined };
  } catch {
    return { progress: {}, isSafe: false };
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

/** False when the store is full or forbidden. */
export async function saveRecords(
  slug: string,
  records: Records,
): Promise<boolean> {
  try {
    const { progress, isSafe } = await loadProgress();
    // Nobody can read it now; somebody may mend it one day.
    if (!isSafe) await set(`${KEY}/damaged`, await get(KEY));
    await set(KEY, fileOf({ ...progress, [slug]: records }));
    // Small and quick to read, for the list of lessons, which reads this key.
    localStorage.setItem(`${KEY}/${slug}`, String(doneOf(records)));
    return true;
  } catch {
    return false;
  }
}

function doneOf(records: Records): number {
  return Object.values(records).filter(({ state }) => state === "done").length;
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
  const { lessons } = data;
  if (!isRecord(lessons)) return undefined;
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
