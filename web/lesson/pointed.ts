/** Which of the things that happened at one moment is meant? */
import { useEffect, useState } from "preact/hooks";
import type { MomentFacts } from "../engine/lesson-answers.ts";
import { captionsIn } from "../scene/captions.ts";
import { lastTold, type Scene } from "../scene/scene.ts";
import { spokenAt } from "../scene/spoken.ts";
import { rowTelling, type Telling } from "../scene/tellings.ts";
import type { Playing } from "../scene/use-player.ts";

/** What prose asked for; a new object for each time it asks. */
export type Sought = Omit<MomentFacts, "scene">;

/** What prose or a click points at; undefined before anything did. */
export function usePointed(scene: Scene, sought: Sought | undefined) {
  const [pointed, setPointed] = useState<Telling | undefined>();
  useEffect(() => {
    setPointed(pointedIn(scene, sought));
  }, [scene, sought]);
  return { pointed, setPointed };
}

/** What prose points at is told, even a message where calls are played. */
function pointedIn(scene: Scene, sought?: Sought): Telling | undefined {
  const told = scene.tellings.find((telling) => isSought(telling, sought));
  if (told !== undefined || sought === undefined) return told;
  const { atNs, host, name } = sought;
  const row = scene.model.rows.find(
    (one) =>
      one.atNs === atNs &&
      one.host === host &&
      one.kind.name === name &&
      one.kind.level === "message",
  );
  if (row === undefined) return undefined;
  const telling = rowTelling(row);
  return telling.key in captionsIn("en") ? telling : undefined;
}

function isSought({ atNs, host, key }: Telling, sought?: Sought): boolean {
  if (sought === undefined || atNs !== sought.atNs) return false;
  return host === sought.host && key.startsWith(sought.name);
}

/** The clock of a scene is not exact to the last bit. */
const NEAR_NS = 1e3;

/** What was pointed at, while the scene stands where that happened. */
export function toldOf(
  scene: Scene,
  playing: Playing,
  { isStill, pointed }: { isStill: boolean; pointed: Telling | undefined },
): Telling | undefined {
  const { atNs, state } = playing;
  const isThere =
    pointed !== undefined &&
    state !== "playing" &&
    (lastTold(scene, atNs)?.atNs === pointed.atNs ||
      Math.abs(atNs - pointed.atNs) <= NEAR_NS);
  return isThere ? pointed : spokenAt(scene, playing, isStill);
}
