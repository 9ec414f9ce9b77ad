/** Does the drawing of a history keep the order of its events? */
import fc from "fast-check";
import { expect, test } from "vitest";
import { lanesOf } from "../../web/app/order-lanes.ts";
import type { WindowSpan } from "../../web/engine/check-report.ts";

const spanOf = (process: string, from: number, to: number): WindowSpan => ({
  name: `${process}#${from}`,
  process,
  action: { pattern: "write", has: { value: "1" } },
  fromAt: "",
  toAt: "",
  from,
  to,
});

test("each client has a lane, and what has no end goes to the right", () => {
  const spans = [spanOf("b", 5, -1), spanOf("a", 9, 30), spanOf("a", 1, 4)];
  const { lanes, ends } = lanesOf(spans);
  expect(lanes.map(({ process }) => process)).toEqual(["a", "b"]);
  expect(lanes[0]?.bars.map(({ span }) => span.from)).toEqual([1, 9]);
  expect(lanes[1]?.bars[0]).toMatchObject({ to: 1, isOpen: true });
  expect(ends).toHaveLength(5);
});

test("one bar is left of another just when it ends before that begins", () => {
  const length = fc.integer({ min: 1, max: 9 });
  const span = fc.record({ from: fc.nat(40), length });
  fc.assert(
    fc.property(fc.array(span, { minLength: 2, maxLength: 6 }), (given) => {
      const spans = given.map(({ from, length: many }, n) =>
        spanOf(`client-${n}`, from, from + many),
      );
      const bars = lanesOf(spans).lanes.flatMap((lane) => lane.bars);
      for (const one of bars) {
        for (const other of bars) {
          expect(one.to < other.from).toBe(one.span.to < other.span.from);
        }
      }
    }),
  );
});
