/** What becomes of what two tabs have done? */
import type { Records, StepRecord } from "./lesson-machine.ts";

/** By the slug of the lesson. */
export type Progress = Readonly<Record<string, Records>>;

/** The records of `now` that are not those of `before`. */
export function changesOf(before: Records, now: Records): Records {
  return Object.fromEntries(
    Object.entries(now).filter(([id, record]) => {
      const old = before[id];
      return old?.state !== record.state || old.said !== record.said;
    }),
  );
}

/** What is kept, with changes that were made in ignorance of it. */
export function withChanges(kept: Records, changes: Records): Records {
  const merged = { ...kept };
  for (const [id, change] of Object.entries(changes)) {
    merged[id] = withChange(kept[id], change);
  }
  return merged;
}

/** What was done beats what was skipped; what was said is not unsaid. */
function withChange(
  kept: StepRecord | undefined,
  change: StepRecord,
): StepRecord {
  if (kept?.state !== "done") return change;
  const isMore = change.state === "done" && change.said !== undefined;
  return isMore ? change : kept;
}

/** The same for whole lessons. */
export function withLessons(kept: Progress, lessons: Progress): Progress {
  const merged = { ...kept };
  for (const [slug, records] of Object.entries(lessons)) {
    merged[slug] = withChanges(kept[slug] ?? {}, records);
  }
  return merged;
}

/** Whether changes write over what somebody said elsewhere. */
export function isUnsaid(
  kept: Records,
  changes: Records,
  before: Records,
): boolean {
  return Object.entries(changes).some(([id, change]) => {
    const said = kept[id]?.said;
    if (said === undefined || said === before[id]?.said) return false;
    return withChange(kept[id], change).said !== said;
  });
}
