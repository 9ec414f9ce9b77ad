/** Do payloads come back as they were? */
import fc from "fast-check";
import { expect, test } from "vitest";
import { PayloadStore } from "../../src/kernel/payload-store.ts";

test("every payload comes back, whatever their lengths", () => {
  const payloads = fc.array(fc.uint8Array({ maxLength: 3000 }), {
    maxLength: 600,
  });
  fc.assert(
    fc.property(payloads, (all) => {
      const store = new PayloadStore();
      const numbers = all.map((bytes) => store.add(bytes));
      numbers.forEach((number, index) => {
        expect(store.read(number)).toEqual(all[index]);
      });
    }),
    { numRuns: 30 },
  );
});

test("a payload is copied: it is no window on somebody's buffer", () => {
  const store = new PayloadStore();
  const buffer = new Uint8Array([1, 2, 3, 4]);
  const number = store.add(buffer.subarray(1, 3));
  buffer.fill(9);
  expect(store.read(number)).toEqual(new Uint8Array([2, 3]));
});
