/** What is kept of what two tabs have done? */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Records } from "../../web/lesson/lesson-machine.ts";
import { withEarlier } from "../../web/lesson/progress.ts";
import {
  changesOf,
  isUnsaid,
  withChanges,
  withLessons,
} from "../../web/lesson/progress-merge.ts";

const record = fc.oneof(
  fc.constant({ state: "skipped" } as const),
  fc.constant({ state: "done" } as const),
  fc.record({
    state: fc.constant("done" as const),
    said: fc.constantFrom("a", "b"),
  }),
);
const anyRecords: fc.Arbitrary<Records> = fc.dictionary(
  fc.constantFrom("one", "two", "three"),
  record,
);

test("a step that is done stays done, and an answer is not unsaid", () => {
  fc.assert(
    fc.property(anyRecords, anyRecords, (kept, changes) => {
      const merged = withChanges(kept, changes);
      for (const id of Object.keys({ ...kept, ...changes })) {
        const both = [kept[id], changes[id]];
        const isDone = both.some((one) => one?.state === "done");
        expect(merged[id]?.state).toBe(isDone ? "done" : "skipped");
        const isSaid = both.some((one) => one?.said !== undefined);
        expect(merged[id]?.said !== undefined).toBe(isSaid);
      }
      expect(withChanges(merged, changes)).toEqual(merged);
    }),
  );
});

test("what a tab has not changed is left as another one has it", () => {
  fc.assert(
    fc.property(anyRecords, anyRecords, (before, kept) => {
      const changes = changesOf(before, before);
      expect(withChanges(kept, changes)).toEqual(kept);
    }),
  );
});

test("a lesson that only one of two has is kept", () => {
  const one = { first: { a: { state: "done" } } } as const;
  const two = { second: { a: { state: "skipped" } } } as const;
  expect(withLessons(one, two)).toEqual({ ...one, ...two });
});

test("a note written over another tab's is known to be", () => {
  const said = (text: string): Records => {
    return { note: { state: "done", said: text } };
  };
  const before = said("mine");
  expect(isUnsaid(said("mine"), said("mine, too"), before)).toBe(false);
  expect(isUnsaid(said("theirs"), said("mine, too"), before)).toBe(true);
  expect(isUnsaid({}, said("mine"), {})).toBe(false);
});

test("going back to any version loses none of the others", () => {
  const lessonsOf = (nth: number) => {
    return { one: { a: { state: "done", said: String(nth) } } } as const;
  };
  const version = (nth: number) => ({ atMs: nth, lessons: lessonsOf(nth) });
  const now = { ...version(6), earlier: [5, 4, 3, 2, 1].map(version) };
  for (const nth of [1, 2, 3, 4, 5]) {
    const earlier = withEarlier(now, lessonsOf(nth));
    const others = [6, 5, 4, 3, 2, 1].filter((other) => other !== nth);
    expect(earlier).toEqual(others.map(version));
  }
});
