/** Which marks are on the screen now? */
import { connectionAt } from "./connections.ts";
import { isActive } from "./faults.ts";
import { flightsAt } from "./flights.ts";
import { isProgramDown, stateAt } from "./host-tracks.ts";
import type { Mark } from "./marks.ts";
import type { SceneModel } from "./model.ts";
import type { Scene } from "./scene.ts";
import type { SceneWords } from "./scene-words-en.ts";

export type MarkName = keyof SceneWords["marks"];

/** In the order of the words, whatever the order on the picture. */
const ORDER: readonly MarkName[] = [
  "request",
  "response",
  "error",
  "frame",
  "packet",
  "held",
  "ghost",
  "again",
  "deadline",
  "timeout",
  "wall",
  "connection",
  "half-open",
  "reset",
  "programDown",
  "down",
  "paused",
];

/** All that a run shows at one moment or another, and never less. */
export function legendEver({ model, level }: Scene): MarkName[] {
  const shown = new Set<MarkName>();
  for (const flight of flightsAt(model.flights, level)) {
    shown.add(flight.what);
    if (flight.held !== undefined) shown.add("held");
    if (flight.end === "dropped") shown.add("ghost");
    if (flight.transmission > 1) shown.add("again");
  }
  for (const { deadlineNs, isTimeout } of model.calls) {
    if (deadlineNs !== undefined) shown.add("deadline");
    if (isTimeout) shown.add("timeout");
  }
  for (const { kind } of model.faults) {
    if (kind === "partition") shown.add("wall");
  }
  for (const { clientEndNs, serverEndNs, resetNs } of model.connections) {
    shown.add("connection");
    if (clientEndNs !== serverEndNs) shown.add("half-open");
    if (resetNs !== undefined) shown.add("reset");
  }
  for (const { states, programDeaths } of model.hosts) {
    for (const { value } of states) {
      if (value === "paused" || value === "down") shown.add(value);
    }
    if (programDeaths.some(({ value }) => value)) shown.add("programDown");
  }
  return ORDER.filter((name) => shown.has(name));
}

export function legendAt(
  model: SceneModel,
  marks: readonly Mark[],
  atNs: number,
): MarkName[] {
  const shown = new Set<MarkName>();
  for (const mark of marks) {
    const isMoving = mark.kind === "flight" || mark.kind === "arrow";
    if (mark.kind === "flight" && mark.nth > 1) shown.add("again");
    shown.add(
      isMoving ? mark.what : mark.kind === "ghost" ? "ghost" : mark.kind,
    );
  }
  for (const fault of model.faults) {
    if (fault.kind === "partition" && isActive(fault, atNs)) shown.add("wall");
  }
  for (const connection of model.connections) {
    const state = connectionAt(connection, atNs);
    if (state === "open") shown.add("connection");
    if (state === "half-open") shown.add("half-open");
  }
  for (const host of model.hosts) {
    const state = stateAt(host, atNs);
    if (state === "paused") shown.add(state);
    if (state !== "down") continue;
    shown.add(isProgramDown(host, atNs) ? "programDown" : "down");
  }
  return ORDER.filter((name) => shown.has(name));
}
