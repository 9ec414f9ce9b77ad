/** What does one play: which part of a run, from how near? */
import { type SceneClock, sceneClock } from "./clock.ts";
import { type FlightLevel, motionsOf } from "./flight.ts";
import { flightsAt } from "./flights.ts";
import { type SceneModel, sceneModel } from "./model.ts";
import type { SceneTrace } from "./scene-trace.ts";
import { countUpTo, onceFor } from "./spans.ts";
import { type Telling, tellingsOf } from "./tellings.ts";

export interface Scene {
  readonly model: SceneModel;
  readonly clock: SceneClock;
  readonly level: FlightLevel;
  /** What is said, in order of time. */
  readonly tellings: readonly Telling[];
}

export interface ScenePart {
  readonly startNs: number;
  readonly endNs: number;
  readonly level: FlightLevel;
}

export function sceneOf(trace: SceneTrace, part: ScenePart): Scene {
  const { startNs, endNs, level } = part;
  const model = sceneModel(trace);
  const isInside = ({ atNs }: { readonly atNs: number }) =>
    atNs >= startNs && atNs <= endNs;
  const flights = flightsAt(model.flights, level)
    .flatMap(motionsOf)
    .filter((motion) => motion.startNs < endNs && motion.endNs > startNs);
  const tellings = tellingsOf(model, level).filter(isInside);
  const moments = tellings.map(({ atNs }) => atNs);
  const clock = sceneClock({ startNs, endNs, flights, moments });
  return { model, clock, level, tellings };
}

/** Side by side a moment of one lies under the same moment of the other. */
export function onOneClock(scenes: readonly Scene[]): readonly Scene[] {
  const flights = scenes.flatMap(({ model, level }) =>
    flightsAt(model.flights, level).flatMap(motionsOf),
  );
  const moments = scenes.flatMap(({ tellings }) =>
    tellings.map(({ atNs }) => atNs),
  );
  const startNs = Math.min(...scenes.map(({ clock }) => clock.startNs));
  const endNs = Math.max(...scenes.map(({ clock }) => clock.endNs));
  const inside = flights.filter(
    (one) => one.startNs < endNs && one.endNs > startNs,
  );
  const clock = sceneClock({ startNs, endNs, flights: inside, moments });
  return scenes.map((scene) => ({ ...scene, clock }));
}

const momentsOf = onceFor((tellings: readonly Telling[]) =>
  tellings.map(({ atNs }) => atNs),
);

/** What was said last at a moment, if anything was. */
export function lastTold(scene: Scene, atNs: number): Telling | undefined {
  return scene.tellings[countUpTo(momentsOf(scene.tellings), atNs) - 1];
}
