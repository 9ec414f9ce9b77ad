/** Can each sentence under a scene be read before the next? */
import { expect, test } from "vitest";
import { cutHalfWay } from "../../lessons/02-not-like-a-local-call/scene-basket.ts";
import lostReply from "../../scenarios/lost-reply.ts";
import { REQUEST_LOST } from "../../web/opening/acts.ts";
import { type Scene, sceneOf } from "../../web/scene/scene.ts";
import { spokenAt, standingsOf } from "../../web/scene/spoken.ts";
import type { Playing } from "../../web/scene/use-player.ts";
import { sceneTraceOf } from "./scene-of.ts";

const part = { startNs: 195e6, endNs: 612e6, level: "call" } as const;
const lost = sceneOf(REQUEST_LOST, part);

function at(scene: Scene, atMs: number, state: Playing["state"]) {
  const atNs = scene.clock.toNs(atMs);
  const { lengthMs } = scene.clock;
  const playing = { atNs, atMs, state, lengthMs, trueMs: 417, speed: 1 };
  return spokenAt(scene, playing, false)?.key;
}

test("a call that is lost as it is made is told, and then its loss", () => {
  const { clock } = lost;
  const startMs = clock.toScreenMs(200e6);
  expect(at(lost, startMs + 10, "playing")).toBe("call.started");
  expect(at(lost, startMs + 390, "playing")).toBe("call.started");
  expect(at(lost, startMs + 410, "playing")).toBe("flight.dropped.request");
  expect(at(lost, clock.lengthMs, "playing")).toBe("call.failed");
});

test("who stops there reads what happened last", () => {
  const startMs = lost.clock.toScreenMs(200e6) + 1;
  expect(at(lost, startMs, "paused")).toBe("flight.dropped.request");
});

test("each stands for 400 ms, in order, and never before its time", async () => {
  const trace = await sceneTraceOf(lostReply);
  const endNs = (trace.atNs[trace.atNs.length - 1] ?? 0) + 1e6;
  for (const level of ["call", "message", "packet"] as const) {
    const scene = sceneOf(trace, { startNs: 0, endNs, level });
    let before = Number.NEGATIVE_INFINITY;
    for (const { fromMs, telling } of standingsOf(scene)) {
      expect(fromMs - before).toBeGreaterThanOrEqual(400 - 1e-6);
      const dueMs = scene.clock.toScreenMs(telling.atNs);
      expect(fromMs).toBeGreaterThanOrEqual(dueMs - 1e-6);
      before = fromMs;
    }
  }
});

test("nothing ordinary begins to be told when a turn is due", async () => {
  const trace = await sceneTraceOf(cutHalfWay);
  const scene = sceneOf(trace, { startNs: 390e6, endNs: 1.7e9, level: "call" });
  const standing = standingsOf(scene);
  const turns = scene.tellings.filter(({ isNotable }) => isNotable);
  expect(turns.length).toBeGreaterThan(4);
  for (const { fromMs, telling } of standing) {
    if (telling.isNotable) continue;
    const due = turns.filter(
      ({ atNs }) =>
        atNs > telling.atNs && scene.clock.toScreenMs(atNs) < fromMs,
    );
    expect(due.map(({ key }) => key)).toEqual([]);
  }
});
