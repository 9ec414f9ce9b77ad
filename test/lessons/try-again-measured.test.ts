/** Does the table of lesson 5 say what its runs show? */
import { describe, expect, test } from "vitest";
import { KINDS, POLICY_NAMES } from "../../lessons/05-try-again/kinds.ts";
import { measure } from "../../lessons/05-try-again/measure.ts";
import {
  FEW_SEEDS,
  MEASURED,
  MEASURED_FEW,
  SEEDS,
} from "../../lessons/05-try-again/measured.ts";

const ROWS = KINDS.flatMap((kind) =>
  POLICY_NAMES.map((policy) => [kind, policy] as const),
);

/** With LONG=1 the seeds of the text; else a few, stored beside them. */
const isLong = Boolean(process.env["LONG"]);
const stored = isLong ? MEASURED : MEASURED_FEW;

test.each(ROWS)("%s, %s: the stored figures come out", async (kind, policy) => {
  const found = await measure(kind, policy, isLong ? SEEDS : FEW_SEEDS);
  expect(found).toEqual(stored[`${kind}/${policy}`]);
});

describe("what the table is to show", () => {
  test("one try fares alike after a lost request and a lost reply", () => {
    expect(MEASURED["reply-lost/once"]).toMatchObject({
      answered: MEASURED["request-lost/once"].answered,
      twice: MEASURED["request-lost/once"].twice,
    });
  });

  test("who is refused and tries once is never answered, nor paid", () => {
    expect(MEASURED["refused/once"]).toMatchObject({
      answered: "0.0",
      unknown: "0.0",
    });
  });

  test("what was refused is never paid twice", () => {
    for (const policy of POLICY_NAMES) {
      expect(MEASURED[`refused/${policy}`].twice, policy).toBe("0.0");
    }
  });

  test("after silence each policy without a key pays twice", () => {
    for (const kind of ["request-lost", "reply-lost", "crash-after"] as const) {
      expect(MEASURED[`${kind}/tries`].twice, kind).toBe("100.0");
    }
  });

  test("a key helps where its memory lives on, and nowhere else", () => {
    expect(MEASURED["request-lost/key"].twice).toBe("0.0");
    expect(MEASURED["reply-lost/key"].twice).toBe("0.0");
    expect(MEASURED["crash-after/key"].twice).toBe("100.0");
  });
});
