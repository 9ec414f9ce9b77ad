/** Does the table of streams find what is in it, and only that? */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Stream } from "../../../src/protocols/http2/stream.ts";
import { StreamTable } from "../../../src/protocols/http2/stream-table.ts";

/** All that a table looks at. */
const stream = (id: number) => ({ id }) as Stream;

test("it does what a map does, in any order of opening and closing", () => {
  const step = fc.record({
    isOpening: fc.boolean(),
    // From few homes in the table, so that streams lie in each other's way.
    id: fc.nat(40).map((n) => 1 + 2 * (n % 5) + 64 * n),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const table = new StreamTable();
      const model = new Map<number, Stream>();
      for (const { isOpening, id } of steps) {
        if (!isOpening) expect(table.delete(id)).toBe(model.delete(id));
        else if (!model.has(id)) {
          const opened = stream(id);
          table.add(opened);
          model.set(id, opened);
        }
        expect(table.size).toBe(model.size);
        for (const [known, one] of model) expect(table.get(known)).toBe(one);
        expect(table.get(id)).toBe(model.get(id));
      }
      const ids = table.values().map((one) => one.id);
      expect(ids).toEqual([...model.keys()].sort((a, b) => a - b));
    }),
  );
});
