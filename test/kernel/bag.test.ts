/** Does a bag hold what was put in, in the order in which it came? */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Bag, type Bagged } from "../../src/kernel/bag.ts";

test("it does what a set does", () => {
  const step = fc.record({ isAdding: fc.boolean(), which: fc.nat() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const bag = new Bag<Bagged>();
      const model = new Set<Bagged>();
      const ever: Bagged[] = [];
      for (const { isAdding, which } of steps) {
        const item = ever[which % ever.length];
        if (isAdding) {
          const added = { number: 0, place: -1 };
          ever.push(added);
          bag.add(added);
          model.add(added);
        } else if (item !== undefined) {
          expect(bag.remove(item)).toBe(model.delete(item));
        }
        expect(bag.all()).toEqual([...model]);
      }
    }),
  );
});
