/** Does the compressed clock keep its laws? */
import fc from "fast-check";
import { expect, test } from "vitest";
import factorial from "../../scenarios/factorial.ts";
import hello from "../../scenarios/hello.ts";
import lostReply from "../../scenarios/lost-reply.ts";
import lostRequest from "../../scenarios/lost-request.ts";
import partitionHeals from "../../scenarios/partition-heals.ts";
import serverCrash from "../../scenarios/server-crash.ts";
import slowServer from "../../scenarios/slow-server.ts";
import { openingActs } from "../../web/opening/acts.ts";
import { type ClockPart, sceneClock } from "../../web/scene/clock.ts";
import { motionsOf } from "../../web/scene/flight.ts";
import { flightsAt } from "../../web/scene/flights.ts";
import { sceneModel } from "../../web/scene/model.ts";
import { sceneOf } from "../../web/scene/scene.ts";
import { sceneTraceOf } from "./scene-of.ts";

const SECOND_NS = 1e9;

const instant = fc.integer({ min: 0, max: 4 * SECOND_NS });
const flight = fc
  .record({ startNs: instant, ns: fc.integer({ min: 1000, max: 5e8 }) })
  .map(({ startNs, ns }) => ({ startNs, endNs: startNs + ns }));

const part: fc.Arbitrary<ClockPart> = fc.record({
  startNs: fc.constant(0),
  endNs: fc.integer({ min: 1, max: 5 * SECOND_NS }),
  flights: fc.array(flight, { maxLength: 12 }),
  moments: fc.array(instant, { maxLength: 12 }),
});

test("later is later, on the screen too, and each way undoes the other", () => {
  fc.assert(
    fc.property(part, instant, instant, (given, a, b) => {
      const clock = sceneClock(given);
      const [early, late] = [Math.min(a, b), Math.max(a, b)];
      const [earlyMs, lateMs] = [early, late].map(clock.toScreenMs);
      expect(lateMs).toBeGreaterThanOrEqual(earlyMs as number);
      if (early < late && late <= clock.endNs) {
        expect(lateMs).toBeGreaterThan(earlyMs as number);
      }
      if (late > clock.endNs) return;
      expect(clock.toNs(lateMs as number)).toBeCloseTo(late, -1);
    }),
  );
});

test("every flight that is whole lasts at least 400 ms on the screen", () => {
  fc.assert(
    fc.property(part, (given) => {
      const clock = sceneClock(given);
      for (const { startNs, endNs } of given.flights) {
        if (startNs < given.startNs || endNs > given.endNs) continue;
        const ms = clock.toScreenMs(endNs) - clock.toScreenMs(startNs);
        expect(ms).toBeGreaterThan(399.9);
      }
    }),
  );
});

test("a scene plays at least 5 s, and longer than 12 s only for flights", () => {
  fc.assert(
    fc.property(part, (given) => {
      const { lengthMs } = sceneClock(given);
      expect(lengthMs).toBeGreaterThan(4_999);
      if (given.flights.length === 0) expect(lengthMs).toBeLessThan(12_001);
    }),
  );
});

test("the three acts of the opening play 5 to 12 s each", () => {
  for (const { clock } of Object.values(openingActs())) {
    expect(clock.lengthMs).toBeGreaterThan(4_999);
    expect(clock.lengthMs).toBeLessThan(12_000);
  }
});

test("a long silence is folded, and where it was is known", async () => {
  const trace = await sceneTraceOf(partitionHeals);
  const whole = { startNs: 0, endNs: 1882e6, level: "call" } as const;
  const { clock } = sceneOf(trace, whole);
  expect(clock.folds.length).toBeGreaterThan(0);
  for (const { startNs, endNs } of clock.folds) {
    expect(endNs).toBeGreaterThan(startNs);
  }
});

test("all shipped scenarios can be played, at every level", async () => {
  const all = [factorial, hello, lostReply, lostRequest, serverCrash];
  for (const scenario of [...all, partitionHeals, slowServer]) {
    const trace = await sceneTraceOf(scenario);
    const { endNs, flights } = sceneModel(trace);
    for (const level of ["call", "message", "frame", "packet"] as const) {
      const { clock } = sceneOf(trace, { startNs: 0, endNs, level });
      const motions = flightsAt(flights, level).flatMap(motionsOf);
      for (const { startNs, endNs } of motions) {
        if (endNs > clock.endNs || startNs < 0) continue;
        const ms = clock.toScreenMs(endNs) - clock.toScreenMs(startNs);
        expect(ms, `${scenario.name} ${level}`).toBeGreaterThan(399.9);
      }
    }
  }
});
