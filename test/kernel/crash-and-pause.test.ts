/** What do a crash, a pause and a hand from outside do to what is due? */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Simulation } from "../../src/kernel/simulation.ts";
import { after, type Instant, ms, ns, START } from "../../src/ports/time.ts";
import { runWorld, testHost, turned } from "./world.ts";

const at = (milliseconds: number): Instant => after(START, ms(milliseconds));

test("a crash cancels timers and lets promises wait for ever", async () => {
  const { said, waiting } = await runWorld((simulation) => {
    const a = testHost(simulation, "a");
    const b = testHost(simulation, "b");
    a.start("sleep through it", async () => {
      a.note("starts");
      await a.sleep(ms(5));
      a.note("never");
    });
    b.after(ms(2), () => simulation.end(a.scope));
    b.after(ms(9), () => b.note("still here"));
  });
  expect(said).toEqual(["0 a: starts 0", `${ms(9)} b: still here 0`]);
  expect(waiting).toEqual([]);
});

test("a promise settled after the crash of its owner does nothing", async () => {
  const { said, failure } = await runWorld((simulation) => {
    const a = testHost(simulation, "a");
    const b = testHost(simulation, "b");
    const reply = simulation.tasks.wait<void>(a.scope, "a reply");
    a.start("wait", async () => {
      await reply.promise;
      a.note("never");
    });
    b.after(ms(1), () => simulation.end(a.scope));
    b.after(ms(2), () => reply.resolve());
  });
  expect(failure).toBeUndefined();
  expect(said).toEqual([]);
});

test("what is due while paused happens at the resume, in order", async () => {
  const { said } = await runWorld((simulation) => {
    const a = testHost(simulation, "a");
    for (const n of [1, 2, 3]) a.after(ms(n), () => a.note("due", n));
    a.after(ms(7), () => a.note("later"));
    simulation.intervene({ at: at(2) }, () => simulation.pause(a.scope));
    simulation.intervene({ at: at(5) }, () => {
      simulation.resume(a.scope);
    });
  });
  expect(said).toEqual([
    `${ms(1)} a: due 1`,
    `${ms(5)} a: due 2`,
    `${ms(5)} a: due 3`,
    `${ms(7)} a: later 0`,
  ]);
});

/** Five events at one instant, and one at a later one. */
function fiveAtOnce(simulation: Simulation): void {
  const a = testHost(simulation, "a");
  for (let n = 1; n <= 5; n += 1) a.after(ms(3), () => a.note("event", n));
  a.after(ms(4), () => a.note("later"));
}

function say(simulation: Simulation, what: string): () => void {
  return () => simulation.record(simulation.world, turned, what);
}

test("an intervention comes before the first event of its instant", async () => {
  const { said } = await runWorld((simulation) => {
    fiveAtOnce(simulation);
    simulation.intervene({ at: at(3) }, say(simulation, "over"));
  });
  expect(said[0]).toBe(`${ms(3)} : everything turned over`);
  expect(said[1]).toBe(`${ms(3)} a: event 1`);
});

test("an intervention with nth comes after the nth event", async () => {
  for (const [nth, place] of [
    [1, 1],
    [3, 3],
    [5, 5],
    [99, 5],
  ] as const) {
    const { said } = await runWorld((simulation) => {
      fiveAtOnce(simulation);
      simulation.intervene({ at: at(3), nth }, say(simulation, "over"));
    });
    expect(said.indexOf(`${ms(3)} : everything turned over`)).toBe(place);
  }
});

test("an intervention at a moment without events happens then", async () => {
  const { said } = await runWorld((simulation) => {
    fiveAtOnce(simulation);
    simulation.intervene({ at: at(2), nth: 7 }, say(simulation, "early"));
    simulation.intervene({ at: at(50) }, say(simulation, "late"));
  });
  expect(said[0]).toBe(`${ms(2)} : everything turned early`);
  expect(said.at(-1)).toBe(`${ms(50)} : everything turned late`);
});

test("rows before an intervention are those of the parent", async () => {
  const build = (simulation: Simulation): void => {
    const draws = simulation.random("walk");
    const hosts = ["a", "b", "c"].map((name) => testHost(simulation, name));
    for (const host of hosts) {
      host.start("walk", async () => {
        for (let n = 0; n < 20; n += 1) {
          await host.sleep(ns(Math.floor(draws.next() * 9)));
          host.note("step", n);
        }
      });
    }
  };
  const parent = await runWorld(build);
  const moments = fc.record({ at: fc.nat(90), nth: fc.nat(4) });
  await fc.assert(
    fc.asyncProperty(moments, async (moment) => {
      const when = { at: moment.at as Instant, nth: moment.nth };
      const { said } = await runWorld((simulation) => {
        build(simulation);
        simulation.intervene(when, say(simulation, "over"));
      });
      const place = said.findIndex((line) => line.includes("turned"));
      expect(place).toBeGreaterThanOrEqual(0);
      expect(said.slice(0, place)).toEqual(parent.said.slice(0, place));
    }),
    { numRuns: 60 },
  );
});
