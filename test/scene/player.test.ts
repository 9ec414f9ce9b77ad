/** Does a scene play, stop and step as one asks? */
import { expect, test } from "vitest";
import { createActor } from "xstate";
import { sceneClock } from "../../web/scene/clock.ts";
import { playerMachine, SPEEDS, speedFor } from "../../web/scene/player.ts";

function player(isStill = false) {
  const stops = [
    [0, true],
    [400, false],
    [900, true],
  ] as const;
  const input = { lengthMs: 1_000, stops, isStill };
  const actor = createActor(playerMachine, { input }).start();
  const look = () => {
    const { value, context } = actor.getSnapshot();
    return [value, context.atMs] as const;
  };
  return { send: actor.send, look };
}

test("a long scene begins at the slowest speed that shows it in 20 s", () => {
  expect([5_000, 12_000, 20_000].map(speedFor)).toEqual([1, 1, 1]);
  expect([55_000, 217_000, 784_000].map(speedFor)).toEqual([4, 16, 64]);
  expect(speedFor(9e9)).toBe(Math.max(...SPEEDS));
});

test("it plays from where it stands to the end, and then again", () => {
  const { send, look } = player();
  expect(look()).toEqual(["paused", 0]);
  send({ type: "play" });
  send({ type: "tick", elapsedMs: 300 });
  expect(look()).toEqual(["playing", 300]);
  send({ type: "pause" });
  send({ type: "tick", elapsedMs: 300 });
  expect(look()).toEqual(["paused", 300]);
  send({ type: "toggle" });
  send({ type: "tick", elapsedMs: 5_000 });
  expect(look()).toEqual(["ended", 1_000]);
  send({ type: "play" });
  expect(look()).toEqual(["playing", 0]);
});

test("a step goes to the next event, with Shift to the next turning point", () => {
  const { send, look } = player();
  send({ type: "step", direction: 1, isNotable: false });
  expect(look()).toEqual(["paused", 400]);
  send({ type: "step", direction: 1, isNotable: true });
  expect(look()).toEqual(["paused", 900]);
  send({ type: "step", direction: 1, isNotable: true });
  expect(look()).toEqual(["ended", 1_000]);
  send({ type: "step", direction: -1, isNotable: true });
  expect(look()).toEqual(["paused", 900]);
});

test("to seek is to pause there, never outside the scene", () => {
  const { send, look } = player();
  send({ type: "play" });
  send({ type: "seek", toMs: 250 });
  expect(look()).toEqual(["paused", 250]);
  send({ type: "seek", toMs: 9_999 });
  expect(look()).toEqual(["ended", 1_000]);
  send({ type: "seek", toMs: -1 });
  expect(look()).toEqual(["paused", 0]);
});

test("the end of a slider of whole milliseconds is the end", () => {
  const input = { lengthMs: 5_000.000_001, stops: [], isStill: false };
  const actor = createActor(playerMachine, { input }).start();
  actor.send({ type: "seek", toMs: Math.ceil(input.lengthMs) });
  expect(actor.getSnapshot().value).toBe("ended");
});

test("without motion it stands at events only, each long enough to read", () => {
  const { send, look } = player(true);
  send({ type: "play" });
  const seen = new Set<number>();
  for (let frame = 0; frame < 400; frame += 1) {
    send({ type: "tick", elapsedMs: 16 });
    seen.add(look()[1]);
  }
  expect([...seen]).toEqual([0, 400, 900, 1_000]);
});

test("speed goes by steps and stops at both ends", () => {
  const { send, look } = player();
  for (let step = 0; step < 20; step += 1) send({ type: "slower" });
  send({ type: "play" });
  send({ type: "tick", elapsedMs: 1_000 });
  expect(look()).toEqual(["playing", 100]);
  for (let step = 0; step < 20; step += 1) send({ type: "faster" });
  send({ type: "tick", elapsedMs: 10 });
  expect(look()).toEqual(["playing", 740]);
});

test("event by event, the gaps are 400 ms at any speed", () => {
  const { send, look } = player();
  send({ type: "speed", speed: 32 });
  send({ type: "speed", speed: "by-event" });
  send({ type: "play" });
  send({ type: "tick", elapsedMs: 399 });
  expect(look()).toEqual(["playing", 0]);
  send({ type: "tick", elapsedMs: 1 });
  expect(look()).toEqual(["playing", 400]);
  send({ type: "tick", elapsedMs: 400 });
  expect(look()).toEqual(["playing", 900]);
});

test("without motion no event is shorter than 400 ms, at any speed", () => {
  const { send, look } = player(true);
  send({ type: "speed", speed: 32 });
  send({ type: "play" });
  send({ type: "tick", elapsedMs: 399 });
  expect(look()).toEqual(["playing", 0]);
  send({ type: "tick", elapsedMs: 1 });
  expect(look()).toEqual(["playing", 400]);
});

test("between A and B it plays again and again, until B is taken away", () => {
  const { send, look } = player();
  send({ type: "loop", loop: [200, 500] });
  send({ type: "play" });
  send({ type: "tick", elapsedMs: 490 });
  send({ type: "tick", elapsedMs: 20 });
  expect(look()).toEqual(["playing", 200]);
  send({ type: "loop", loop: undefined });
  send({ type: "tick", elapsedMs: 400 });
  expect(look()).toEqual(["playing", 600]);
});

test("a loop up to the end never comes to rest there", () => {
  const { send, look } = player();
  send({ type: "loop", loop: [700, 1_000] });
  send({ type: "play" });
  send({ type: "tick", elapsedMs: 5_000 });
  expect(look()).toEqual(["playing", 700]);
});

test("live, the gaps are those of the run, whatever the scene makes of them", () => {
  const clock = sceneClock({
    startNs: 0,
    endNs: 10_000e6,
    flights: [{ startNs: 0, endNs: 2e6 }],
    moments: [9_000e6],
  });
  const placeAfter = (atMs: number, elapsedMs: number) =>
    clock.toScreenMs(clock.toNs(atMs) + elapsedMs * 1e6);
  const input = { lengthMs: clock.lengthMs, stops: [], isStill: false };
  const actor = createActor(playerMachine, {
    input: { ...input, placeAfter },
  }).start();
  actor.send({ type: "speed", speed: "live" });
  actor.send({ type: "play" });
  for (let tick = 0; tick < 50; tick += 1) {
    actor.send({ type: "tick", elapsedMs: 100 });
  }
  const { atMs } = actor.getSnapshot().context;
  expect(clock.toNs(atMs)).toBeCloseTo(5_000e6, -3);
});
