/** Does a queue give back what was put in, in order? */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Fifo } from "../../src/net/fifo.ts";

test("it does what push and shift of an array do", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 300 }), (pushes) => {
      const queue = new Fifo<number>();
      const model: number[] = [];
      for (const [n, isPush] of pushes.entries()) {
        if (isPush) queue.push(n);
        else expect(queue.shift()).toBe(model[0]);
        if (isPush) model.push(n);
        else model.shift();
        expect(queue.length).toBe(model.length);
        expect(queue.first).toBe(model[0]);
      }
    }),
  );
});
