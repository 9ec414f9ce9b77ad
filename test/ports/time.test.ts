/** Do moments and durations keep their promises? */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  after,
  between,
  END_OF_TIME,
  formatTime,
  ms,
  ns,
  START,
  seconds,
  us,
} from "../../src/ports/time.ts";

const duration = fc.integer({ min: 0, max: END_OF_TIME }).map(ns);

test("between undoes after", () => {
  fc.assert(
    fc.property(
      duration,
      (wait) => between(START, after(START, wait)) === wait,
    ),
  );
});

test("the units agree", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000 }), (count) => {
      expect(seconds(count)).toBe(ms(count * 1_000));
      expect(ms(count)).toBe(us(count * 1_000));
      expect(us(count)).toBe(ns(count * 1_000));
    }),
  );
});

test("a fraction of a nanosecond is rounded away", () => {
  expect(ns(1.5)).toBe(2);
  expect(ms(0.000_000_4)).toBe(0);
});

test("negative, endless and undefined durations are refused", () => {
  for (const count of [-1, Infinity, NaN, 2 ** 53]) {
    expect(() => ns(count)).toThrow("a duration is 0 to 104 days");
  }
});

test("no moment is after the end of time, and none before its cause", () => {
  const end = after(START, ns(END_OF_TIME));
  expect(() => after(end, ns(1))).toThrow("within 104 days");
  expect(() => between(end, START)).toThrow("not before the earlier");
});

test("a sentence says a time with at most three decimals", () => {
  expect(formatTime(ms(12.5))).toBe("12.5 ms");
  expect(formatTime(ns(1_234_567))).toBe("1.235 ms");
  expect(formatTime(START)).toBe("0 ms");
});
