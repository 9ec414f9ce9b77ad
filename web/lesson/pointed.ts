/** Which of the things that happened at one moment is meant? */
import { useEffect, useState } from "preact/hooks";
import type { MomentFacts } from "../engine/lesson-answers.ts";
import { lastTold, type Scene } from "../scene/scene.ts";
import { spokenAt } from "../scene/spoken.ts";
import type { Telling } from "../scene/tellings.ts";
import type { Playing } from "../scene/use-player.ts";

/** What prose asked for; a new object for each time it asks. */
export type Sought = Omit<MomentFacts, "scene">;

/** What prose or a click points at; undefined before anything did. */
export function usePointed(scene: Scene, sought: Sought | undefined) {
  const [pointed, setPointed] = useState<Telling | undefined>();
  useEffect(() => {
    setPointed(scene.tellings.find((telling) => isSought(telling, sought)));
  }, [scene, sought]);
  return { pointed, setPointed };
}

function isSought({ atNs, host, key }: Telling, sought?: Sought): boolean {
  if (sought === undefined || atNs !== sought.atNs) return false;
  return host === sought.host && key.startsWith(sought.name);
}

/** What was pointed at, while the scene stands where that happened. */
export function toldOf(
  scene: Scene,
  playing: Playing,
  { isStill, pointed }: { isStill: boolean; pointed: Telling | undefined },
): Telling | undefined {
  const isThere =
    pointed !== undefined &&
    playing.state !== "playing" &&
    lastTold(scene, playing.atNs)?.atNs === pointed.atNs;
  return isThere ? pointed : spokenAt(scene, playing, isStill);
}
