/** Which services did somebody expose, and for how many points? */
import type { Records } from "../lesson/lesson-machine.ts";
import { loadProgress, saveRecords } from "../lesson/progress.ts";

/** Kept beside the lessons, and in the same file when it is exported. */
export const SLUG = "break-it";

/** Points by the name of the service. */
export type Exposed = Readonly<Record<string, number>>;

export async function loadExposed(): Promise<Exposed> {
  const { progress } = await loadProgress();
  const records = progress[SLUG] ?? {};
  return Object.fromEntries(
    Object.entries(records).map(([name, { said }]) => [
      name,
      Number(said) || 0,
    ]),
  );
}

/** Keeps the best; false when this browser keeps nothing. */
export async function saveExposed(
  name: string,
  points: number,
): Promise<boolean> {
  const { progress, state } = await loadProgress();
  const records: Records = progress[SLUG] ?? {};
  if ((Number(records[name]?.said) || 0) >= points) return state === "good";
  const record = { state: "done", said: String(points) } as const;
  const all = { ...records, [name]: record };
  return (await saveRecords(SLUG, all, records)) !== undefined;
}
