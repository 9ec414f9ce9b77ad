/** Which part of a run does the scene of a lesson play? */
import type { SceneRun } from "../engine/lesson-answers.ts";
import { knownTo } from "../scene/eyes.ts";
import { type Scene, sceneOf } from "../scene/scene.ts";
import { rowsOf } from "../scene/scene-trace.ts";

const AFTER_NS = 5e6;

/** What somebody looked at, and what is made before it is looked at. */
const whole = new WeakMap<SceneRun, Scene>();

/**
 * Up to the last thing that a call or the world did, as a host knows it; as it
 * was where no host is named.
 */
export function sceneFor(run: SceneRun, host: string): Scene {
  const known = host === "" ? whole.get(run) : undefined;
  if (known !== undefined) return known;
  const scene = make(run, host);
  if (host === "") whole.set(run, scene);
  return scene;
}

function make(
  { report, startMs = 0, endMs = Infinity }: SceneRun,
  host: string,
): Scene {
  const known = host === "" ? report.rows : knownTo(report.rows, host);
  const last = rowsOf(report.rows)
    .filter(({ kind }) => kind.level === "call" || kind.level === "world")
    .at(-1);
  const doneNs = (last?.atNs ?? report.endedAtNs) + AFTER_NS;
  const endNs = Math.min(doneNs, endMs * 1e6);
  return sceneOf(known, { startNs: startMs * 1e6, endNs, level: "call" });
}
