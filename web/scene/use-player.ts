/** How does a scene come to move? One frame, one moment, one picture. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { createActor } from "xstate";
import { type PlayerEvent, playerMachine, type Speed } from "./player.ts";
import type { Scene } from "./scene.ts";

export interface Playing {
  readonly atNs: number;
  readonly atMs: number;
  readonly state: "paused" | "playing" | "ended" | "settling";
  readonly speed: Speed;
  /** How long the whole scene plays at speed 1. */
  readonly lengthMs: number;
  /** … and how long with the true gaps of the run. */
  readonly trueMs: number;
  readonly send: (event: PlayerEvent) => void;
}

/** After a hidden tab or a slow frame the scene does not leap. */
const FRAME_MS_MAX = 100;
const NS_A_MS = 1e6;

/** A player of its own for each scene; it stands at the beginning. */
export function usePlayer(scene: Scene, isStill: boolean): Playing {
  const actor = useMemo(() => playerOf(scene, isStill), [scene]);
  const [, redraw] = useState(0);
  useEffect(() => {
    const watch = actor.subscribe(() => redraw((count) => count + 1));
    redraw((count) => count + 1);
    return () => {
      watch.unsubscribe();
      actor.stop();
    };
  }, [actor]);
  const snapshot = actor.getSnapshot();
  const isPlaying = snapshot.value === "playing";
  useEffect(() => actor.send({ type: "still", isStill }), [actor, isStill]);
  useEffect(() => {
    if (!isPlaying) return;
    let last: number | undefined;
    let request = requestAnimationFrame(function frame(nowMs) {
      const elapsedMs = Math.min(FRAME_MS_MAX, nowMs - (last ?? nowMs));
      last = nowMs;
      request = requestAnimationFrame(frame);
      actor.send({ type: "tick", elapsedMs });
    });
    return () => cancelAnimationFrame(request);
  }, [actor, isPlaying]);
  const { atMs, speed, way } = snapshot.context;
  return {
    atNs: scene.clock.toNs(atMs),
    atMs,
    state: snapshot.value,
    speed: way === "by-speed" ? speed : way,
    lengthMs: scene.clock.lengthMs,
    trueMs: (scene.clock.endNs - scene.clock.startNs) / NS_A_MS,
    send: actor.send,
  };
}

function playerOf(scene: Scene, isStill: boolean) {
  const { clock, tellings } = scene;
  const places = new Map<number, boolean>();
  for (const { atNs, isNotable } of tellings) {
    const place = clock.toScreenMs(atNs);
    places.set(place, isNotable || places.get(place) === true);
  }
  const { lengthMs } = clock;
  const placeAfter = (atMs: number, elapsedMs: number) =>
    clock.toScreenMs(clock.toNs(atMs) + elapsedMs * NS_A_MS);
  const input = { lengthMs, stops: [...places], isStill, placeAfter };
  return createActor(playerMachine, { input }).start();
}

/** What the reader's system asks for, as it changes. */
export function useReducedMotion(): boolean {
  const media = useMemo(() => matchMedia("(prefers-reduced-motion)"), []);
  const [isReduced, setReduced] = useState(media.matches);
  useEffect(() => {
    const change = () => setReduced(media.matches);
    media.addEventListener("change", change);
    return () => media.removeEventListener("change", change);
  }, [media]);
  return isReduced;
}
