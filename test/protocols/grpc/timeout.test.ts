/** Does a deadline survive its journey? */
import fc from "fast-check";
import { expect, test } from "vitest";
import { END_OF_TIME, ms, ns, seconds } from "../../../src/ports/time.ts";
import {
  encodeTimeout,
  parseTimeout,
} from "../../../src/protocols/grpc/timeout.ts";

test("a round time-out is written in the unit that people would use", () => {
  expect(encodeTimeout(ms(200))).toBe("200m");
  expect(encodeTimeout(ms(1500))).toBe("1500m");
  expect(encodeTimeout(seconds(2))).toBe("2S");
  expect(encodeTimeout(seconds(7200))).toBe("2H");
  expect(encodeTimeout(ns(0))).toBe("1n");
  expect(encodeTimeout(ns(179_876_544))).toBe("179877u");
});

test("every time-out arrives, at most a little longer, never shorter", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: END_OF_TIME }), (timeNs) => {
      const text = encodeTimeout(ns(timeNs));
      expect(text).toMatch(/^[0-9]{1,8}[HMSmun]$/);
      const arrived = parseTimeout(text) as number;
      expect(arrived).toBeGreaterThanOrEqual(timeNs);
      expect(arrived - timeNs).toBeLessThanOrEqual(timeNs / 100_000 || 1);
    }),
  );
});

test("a malformed time-out is found, a huge one is all of time", () => {
  for (const text of ["", "5", "m", "-1m", "123456789m", "1 m", "1s", "1.5S"]) {
    expect(parseTimeout(text)).toBeUndefined();
  }
  expect(parseTimeout("99999999H")).toBe(END_OF_TIME);
  expect(parseTimeout("1500m")).toBe(ms(1500));
});
