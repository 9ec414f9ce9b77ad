/** Can one find, type and mark a moment? */
import fc from "fast-check";
import { expect, test } from "vitest";
import serverCrash from "../../scenarios/server-crash.ts";
import { labelWidth, ticksOf } from "../../web/scene/axis.ts";
import { neighbour, toggled } from "../../web/scene/bookmarks.ts";
import { densityOf, signNear, signsOf } from "../../web/scene/density.ts";
import { sceneModel } from "../../web/scene/model.ts";
import { parseMoment } from "../../web/scene/moment-text.ts";
import { sceneOf } from "../../web/scene/scene.ts";
import { spaceTimeOf } from "../../web/scene/space-time.ts";
import { sceneTraceOf } from "./scene-of.ts";

const trace = await sceneTraceOf(serverCrash);
const { endNs } = sceneModel(trace);
const scene = sceneOf(trace, { startNs: 0, endNs, level: "call" });

test("labels of time never overlap and never stick out, however bent", () => {
  const bends = fc.array(fc.integer({ min: 1, max: 1000 }), {
    minLength: 1,
    maxLength: 20,
  });
  const end = fc.integer({ min: 1, max: 1e11 });
  const wide = fc.integer({ min: 120, max: 2000 });
  fc.assert(
    fc.property(bends, end, wide, (steps, lastNs, width) => {
      const total = steps.reduce((sum, step) => sum + step, 0);
      const x = (atNs: number) => {
        const place = (atNs / lastNs) * steps.length;
        const whole = Math.min(steps.length - 1, Math.floor(place));
        const before = steps.slice(0, whole).reduce((a, b) => a + b, 0);
        const bent = before + (place - whole) * (steps[whole] ?? 0);
        return 78 + (bent / total) * (width - 96);
      };
      const ticks = ticksOf({ startNs: 0, endNs: lastNs, x, width });
      let free = 0;
      for (const { x: at, text } of ticks) {
        const half = labelWidth(text) / 2;
        expect(at - half).toBeGreaterThanOrEqual(free);
        expect(at + half).toBeLessThanOrEqual(width);
        free = at + half;
      }
    }),
  );
});

test("a scenario has at least two labels on a phone", () => {
  const size = { width: 320, height: 144 };
  const { x } = spaceTimeOf(scene.model, scene.clock, size);
  const axis = { startNs: 0, endNs, x, width: size.width };
  expect(ticksOf(axis).length).toBeGreaterThanOrEqual(2);
});

test("the moment under a finger is the moment drawn there", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: endNs }),
      fc.integer({ min: 200, max: 1600 }),
      (atNs, width) => {
        const size = { width, height: 144 };
        const diagram = spaceTimeOf(scene.model, scene.clock, size);
        expect(diagram.atX(diagram.x(atNs))).toBeCloseTo(atNs, -1);
      },
    ),
  );
});

test("the strip counts everything that is told, once", () => {
  for (const parts of [1, 7, 60]) {
    const counts = densityOf(scene, parts);
    expect(counts).toHaveLength(parts);
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(total).toBe(scene.tellings.length);
  }
});

test("the crash of the server is a sign, and a finger beside it finds it", () => {
  const signs = signsOf(scene);
  const crash = { kind: "crash", atNs: 500e6 } as const;
  expect(signs).toContainEqual(crash);
  const x = (atNs: number) => atNs / 1e6;
  expect(signNear(signs, x, { at: 505, reach: 8 })).toEqual(crash);
  expect(signNear(signs, x, { at: 800, reach: 8 })).toBeUndefined();
});

test.each([
  ["1.24 s", { kind: "time", atNs: 1.24e9 }],
  [" 820ms ", { kind: "time", atNs: 820e6 }],
  ["62.5 MS", { kind: "time", atNs: 62.5e6 }],
  ["820 毫秒", { kind: "time", atNs: 820e6 }],
  ["318", { kind: "event", nth: 318 }],
  ["", undefined],
  ["soon", undefined],
  ["1,5 s", undefined],
  ["-3 ms", undefined],
  ["5 hours", undefined],
])("who types %j means %j", (text, moment) => {
  expect(parseMoment(text)).toEqual(moment);
});

test("a mark set twice is gone, and marks are walked in order", () => {
  const moments = fc.uniqueArray(fc.integer({ min: 0, max: 1e9 }), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(moments, (all) => {
      const marks = all.reduce(toggled, [] as readonly number[]);
      expect(marks).toEqual([...all].sort((a, b) => a - b));
      const walked: number[] = [];
      let at = neighbour(marks, -1, 1);
      while (at !== undefined) {
        walked.push(at);
        at = neighbour(marks, at, 1);
      }
      expect(walked).toEqual(marks);
      expect(all.reduce(toggled, marks)).toEqual([]);
    }),
  );
});
