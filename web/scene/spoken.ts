/** Which sentence stands under a scene, long enough to be read? */
import { lastTold, type Scene } from "./scene.ts";
import { countUpTo, onceFor } from "./spans.ts";
import type { Telling } from "./tellings.ts";
import type { Playing } from "./use-player.ts";

/** A sentence stands at least so long at speed 1 before the next. */
const STAND_MS = 400;
/** What would come later than this is old news. */
const LATE_MS_MAX = 1_200;

interface Standing {
  readonly fromMs: number;
  readonly telling: Telling;
}

/**
 * While a scene plays, a sentence waits until the one before it has been read.
 * Who stands still or goes step by step reads what happened last.
 */
export function spokenAt(
  scene: Scene,
  { atNs, atMs, state, speed }: Omit<Playing, "send">,
  isStill: boolean,
): Telling | undefined {
  const isStepwise = isStill || speed === "by-event";
  if (state !== "playing" || isStepwise) return lastTold(scene, atNs);
  const standing = standingsOf(scene);
  const froms = standing.map(({ fromMs }) => fromMs);
  return standing[countUpTo(froms, atMs) - 1]?.telling;
}

/** All that is said while a scene plays, and since when. */
export const standingsOf = onceFor((scene: Scene): readonly Standing[] => {
  const standing: Standing[] = [];
  for (const telling of scene.tellings) {
    const dueMs = scene.clock.toScreenMs(telling.atNs);
    // What still waits its turn when the run turns would tell of the past.
    while (telling.isNotable && isWaiting(standing.at(-1), dueMs)) {
      standing.pop();
    }
    const last = standing.at(-1);
    const freeMs = last === undefined ? 0 : last.fromMs + STAND_MS;
    const fromMs = Math.max(dueMs, freeMs);
    if (fromMs - dueMs <= LATE_MS_MAX) standing.push({ fromMs, telling });
    // In a crowd a turning point takes the place of what is none.
    else if (telling.isNotable && last?.telling.isNotable === false) {
      standing[standing.length - 1] = { ...last, telling };
    }
  }
  return standing;
});

function isWaiting(last: Standing | undefined, dueMs: number): boolean {
  return last !== undefined && !last.telling.isNotable && last.fromMs > dueMs;
}
