/** Does the checker find an order exactly when there is one? */
import { expect, test } from "vitest";
import { compareWithBruteForce } from "./compare.ts";

test("on 1,000 random histories it says what trying every order says", () => {
  const { differ, linearizable, judged } = compareWithBruteForce(1, 1_000);
  expect(differ).toEqual([]);
  expect(linearizable / judged).toBeGreaterThan(0.2);
  expect(linearizable / judged).toBeLessThan(0.8);
});
