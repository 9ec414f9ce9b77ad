/** Does the counter count, and what does it know after a crash? */
import { expect, test } from "vitest";
import { heard } from "./keeping.ts";

const add = (amount: number, atMs = 0) =>
  ({ method: "add", request: { amount }, atMs, deadlineMs: 90 }) as const;

/** After a crash the first call finds the old connection gone. */
const read = (atMs = 0) =>
  ({
    method: "read",
    atMs,
    deadlineMs: 5_000,
    again: { timesMax: 1, afterMs: 10 },
  }) as const;

const CRASHES = [
  { atMs: 100, action: { kind: "crash", host: "server" } },
  { atMs: 150, action: { kind: "restart", host: "server" } },
] as const;

const counter = { service: "counter" } as const;

test("it tells the value after each addition", async () => {
  const calls = [read(), add(2), add(-5), read()];
  expect(await heard({ ...counter, calls })).toEqual([
    "read: value 0",
    "add: value 2",
    "add: value -3",
    "read: value -3",
  ]);
});

test("without a disk a crash takes it back to 0", async () => {
  const calls = [add(2), read(4_000)];
  const one = { ...counter, calls, faults: CRASHES };
  expect((await heard(one)).at(-1)).toBe("read: value 0");
});

test("with a disk it goes on where it was", async () => {
  const calls = [add(2), read(4_000)];
  const one = { ...counter, disk: {}, calls, faults: CRASHES };
  expect((await heard(one)).at(-1)).toBe("read: value 2");
});

test("who was not answered before the crash has added nothing", async () => {
  const calls = [add(2), read(4_000)];
  const [crash, restart] = CRASHES;
  const faults = [{ ...crash, atMs: 20 }, restart];
  const one = { ...counter, disk: { syncMs: 30 }, calls, faults };
  const ends = await heard(one);
  expect(ends).not.toContain("add: value 2");
  expect(ends.at(-1)).toBe("read: value 0");
});

test("half of one is refused, and so is more than numbers hold", async () => {
  const [half, first, more] = await heard({
    ...counter,
    calls: [add(0.5), add(2 ** 53 - 1), add(1)],
  });
  expect(half).toContain("amount is 0.5; send a whole number");
  expect(first).toContain("add: value 9007199254740991");
  expect(more).toContain("more than it can count to; send a smaller amount");
});
