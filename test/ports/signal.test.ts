/** Does a canceller tell everybody once? */
import { expect, test } from "vitest";
import { Canceller, type Signal } from "../../src/ports/signal.ts";

test("a cancelled signal says why and calls each listener once", () => {
  const canceller = new Canceller();
  const calls: string[] = [];
  canceller.signal.addEventListener("abort", () => calls.push("first"));
  canceller.signal.addEventListener("abort", () => calls.push("second"));
  expect(canceller.signal.aborted).toBe(false);
  canceller.cancel("no longer wanted");
  canceller.cancel("too late");
  expect(canceller.signal.aborted).toBe(true);
  expect(canceller.signal.reason).toBe("no longer wanted");
  expect(calls).toEqual(["first", "second"]);
});

test("a removed listener hears nothing", () => {
  const canceller = new Canceller();
  let isCalled = false;
  const listener = () => {
    isCalled = true;
  };
  canceller.signal.addEventListener("abort", listener);
  canceller.signal.removeEventListener("abort", listener);
  canceller.cancel("over");
  expect(isCalled).toBe(false);
});

test("the web's AbortSignal fits where a signal is asked for", () => {
  const controller = new AbortController();
  const signal: Signal = controller.signal;
  let reason: unknown;
  signal.addEventListener("abort", () => {
    reason = signal.reason;
  });
  controller.abort("closed");
  expect(reason).toBe("closed");
});
