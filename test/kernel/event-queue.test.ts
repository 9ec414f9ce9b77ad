/** Are events run in order, and is a cancelled one really gone? */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type EventId, EventQueue } from "../../src/kernel/event-queue.ts";
import { Scope } from "../../src/kernel/scope.ts";
import { after, type Instant, ms, START } from "../../src/ports/time.ts";
import { runWorld, testHost } from "./world.ts";

const world = new Scope("");

/** A queue and a plain sorted list that must agree with it. */
function pair() {
  const queue = new EventQueue();
  const model: { at: number; n: number; id: EventId; scope: Scope }[] = [];
  const taken: number[] = [];
  let count = 0;
  return {
    queue,
    model,
    add(at: number, scope = world): void {
      const n = count++;
      const run = () => void taken.push(n);
      const slot = queue.add(at as Instant, run, undefined, scope, n);
      const id = queue.idOf(slot);
      model.push({ at, n, id, scope });
    },
    take(): { expected: number; got: number; cause: number } | undefined {
      model.sort((a, b) => a.at - b.at || a.n - b.n);
      const first = model.shift();
      if (first === undefined) return undefined;
      const { run, subject, cause } = queue.take();
      run(subject);
      const got = taken.at(-1) ?? -1;
      return { expected: first.n, got, cause };
    },
  };
}

test("events come by time, and at one time in the order they were added", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("add" as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constant("take" as const) }),
    fc.record({ kind: fc.constant("cancel" as const), which: fc.nat() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const { queue, model, add, take } = pair();
      for (const one of steps) {
        if (one.kind === "add") add(one.at);
        else if (one.kind === "take") {
          const both = take();
          expect(both?.got).toBe(both?.expected);
          expect(both?.cause).toBe(both?.expected);
        } else if (model.length > 0) {
          const [gone] = model.splice(one.which % model.length, 1);
          if (gone) expect(queue.cancel(gone.id)).toBe(true);
        }
        expect(queue.size).toBe(model.length);
      }
      while (model.length > 0) {
        const both = take();
        expect(both?.got).toBe(both?.expected);
      }
      expect(queue.nextAt).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});

test("cancelling an event that ran or was cancelled does nothing", () => {
  const { queue, model, add, take } = pair();
  add(1);
  const id = model[0]?.id as EventId;
  take();
  expect(queue.cancel(id)).toBe(false);
  add(2);
  expect(queue.cancel(id)).toBe(false);
  expect(queue.size).toBe(1);
});

test("a million cancelled timers leave nothing behind", () => {
  const { queue } = pair();
  for (let n = 0; n < 1_000_000; n += 1) {
    const at = (n + 1e9) as Instant;
    const id = queue.idOf(queue.add(at, () => {}, undefined, world, -1));
    queue.cancel(id);
  }
  expect(queue.size).toBe(0);
});

test("the events of one scope can be forgotten, and no others", () => {
  const doomed = new Scope("doomed");
  const kind = fc.record({ at: fc.nat(9), isDoomed: fc.boolean() });
  fc.assert(
    fc.property(fc.array(kind, { maxLength: 100 }), (events) => {
      const { queue, model, add, take } = pair();
      for (const { at, isDoomed } of events) add(at, isDoomed ? doomed : world);
      queue.cancelAllOf(doomed);
      const left = model.filter(({ scope }) => scope === world);
      model.length = 0;
      model.push(...left);
      expect(queue.size).toBe(left.length);
      while (model.length > 0) {
        const both = take();
        expect(both?.got).toBe(both?.expected);
      }
    }),
  );
});

/** Adds and cancels here, so that no variable of the test holds on to it. */
function cancelled(queue: EventQueue): WeakRef<object> {
  const held = { large: new Uint8Array(1024) };
  const at = 1 as Instant;
  const run = () => void held.large;
  queue.cancel(queue.idOf(queue.add(at, run, held, world, -1)));
  return new WeakRef(held);
}

test("a cancelled event holds on to nothing", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const queue = new EventQueue();
  const held = cancelled(queue);
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  expect(held.deref()).toBeUndefined();
  expect(queue.size).toBe(0);
});

test("a run does not go on for timers that are unref'd", async () => {
  const { said, endReason, endedAt } = await runWorld((simulation) => {
    const a = testHost(simulation, "a");
    const beat = (): void => {
      a.note("beat");
      const next = after(simulation.now(), ms(10));
      simulation.unref(simulation.schedule(next, a.scope, beat));
    };
    beat();
    a.after(ms(25), () => a.note("the last that anybody waits for"));
  });
  expect(said).toEqual([
    "0 a: beat 0",
    "10000000 a: beat 0",
    "20000000 a: beat 0",
    "25000000 a: the last that anybody waits for 0",
  ]);
  expect({ endReason, endedAt }).toEqual({
    endReason: "drained",
    endedAt: ms(25),
  });
});

test("what is unref'd happens while an intervention is to come", async () => {
  const { said } = await runWorld((simulation) => {
    const a = testHost(simulation, "a");
    const at = after(START, ms(5));
    const event = simulation.schedule(at, a.scope, () => a.note("beat"));
    simulation.unref(event);
    // Twice, and after its end, is as good as once.
    simulation.unref(event);
    simulation.ref(event);
    simulation.unref(event);
    const later = { at: after(START, ms(7)) };
    simulation.intervene(later, () => {
      a.note("hand");
      simulation.unref(event);
    });
  });
  expect(said).toEqual(["5000000 a: beat 0", "7000000 a: hand 0"]);
});
