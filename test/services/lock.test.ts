/** Does a lock keep its promises, and its store those of the token? */
import { describe, expect, test } from "vitest";
import { heard } from "./keeping.ts";

const acquire = (holder: string, atMs = 0) =>
  ({
    method: "acquire",
    request: { name: "door", holder, leaseMs: 100 },
    atMs,
  }) as const;

const release = (token: number, atMs = 0) =>
  ({ method: "release", request: { name: "door", token }, atMs }) as const;

const renew = (token: number, atMs = 0) =>
  ({
    method: "renew",
    request: { name: "door", token, leaseMs: 100 },
    atMs,
  }) as const;

const lock = { service: "lock" } as const;

const FREE_AGAIN = "acquire: isGranted true, token 2, leftMs 100";

test("one holds it at a time, until its lease is over", async () => {
  const calls = [acquire("ann"), acquire("bob", 50), acquire("bob", 110)];
  const [first, second, third] = await heard({ ...lock, calls });
  expect(first).toBe("acquire: isGranted true, token 1, leftMs 100");
  expect(second).toMatch(/^acquire: isGranted false, token 0, leftMs 5\d/);
  expect(third).toBe(FREE_AGAIN);
});

test("who lets go lets the next one in, with a higher token", async () => {
  const calls = [acquire("ann"), release(1), acquire("bob")];
  const ends = await heard({ ...lock, calls });
  expect(ends.slice(1)).toEqual(["release: wasHeld true", FREE_AGAIN]);
});

test("who holds it hears the same token again: the reply may be lost", async () => {
  const ends = await heard({
    ...lock,
    calls: [acquire("ann"), acquire("ann")],
  });
  expect(ends[1]).toBe(ends[0]);
});

test("a lease that is over cannot be renewed, one that lasts can", async () => {
  const calls = [acquire("ann"), renew(1, 90), renew(1, 180), renew(1, 400)];
  const ends = await heard({ ...lock, calls });
  expect(ends.slice(1)).toEqual([
    "renew: isHeld true",
    "renew: isHeld true",
    "renew: isHeld false",
  ]);
});

test("only the token of the lease lets go of it", async () => {
  const calls = [acquire("ann"), release(7), release(1)];
  const ends = await heard({ ...lock, calls });
  expect(ends.slice(1)).toEqual([
    "release: wasHeld false",
    "release: wasHeld true",
  ]);
});

describe("after a crash", () => {
  const faults = [
    { atMs: 20, action: { kind: "crash", host: "server" } },
    { atMs: 40, action: { kind: "restart", host: "server" } },
  ] as const;
  const calls = [
    {
      ...acquire("ann"),
      request: { ...acquire("ann").request, leaseMs: 9000 },
    },
    { ...acquire("bob", 5_000), again: { timesMax: 1, afterMs: 10 } },
  ];

  test("a lock on a disk knows who holds it", async () => {
    const ends = await heard({ ...lock, disk: {}, faults, calls });
    expect(ends.at(-1)).toContain("isGranted false");
  });

  test("one in memory gives the same token to the next", async () => {
    const ends = await heard({ ...lock, faults, calls });
    expect(ends.at(-1)).toContain("isGranted true, token 1");
  });
});

test("a lease without an end is refused, and so is a lock without a name", async () => {
  const request = { name: "door", holder: "ann", leaseMs: 0 };
  const [endless, nameless] = await heard({
    ...lock,
    calls: [
      { method: "acquire", request },
      { method: "acquire", request: { ...request, name: "" } },
    ],
  });
  expect(endless).toContain("leaseMs is 0; send a number up to 3600000");
  expect(nameless).toContain("a name has 0 characters; send 1 to 100");
});

test("a store refuses the token of an older lease, on that key alone", async () => {
  const write = (key: string, token: string) =>
    ({
      method: "write",
      request: { key, value: "v" },
      metadata: { "fencing-token": token },
    }) as const;
  const ends = await heard({
    service: "kv",
    calls: [write("x", "2"), write("x", "1"), write("y", "1"), write("x", "-")],
  });
  expect(ends[0]).toBe("write: ");
  expect(ends[1]).toContain("token 1 is of an older lease than 2");
  expect(ends[2]).toBe("write: ");
  expect(ends[3]).toContain('fencing-token is "-"; send a whole number');
});
