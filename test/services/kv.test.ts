/** Does the store keep what it is told, and say what it did? */
import { expect, test } from "vitest";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { serve } from "../../src/rpc/server.ts";
import { parseScenario } from "../../src/scenario/parse-scenario.ts";
import { kv, kvContract } from "../../src/services/kv.ts";
import { TestWorld } from "../rpc/test-world.ts";
import { heard as heardOf } from "./keeping.ts";

const PORT = 50_051;

/** What comes of it, and an error as its message. */
async function done(
  work: (store: ReturnType<typeof storeIn>) => Promise<unknown>,
) {
  const world = new TestWorld();
  const settled = work(storeIn(world)).catch(String);
  await world.run();
  return settled;
}

function storeIn(world: TestWorld) {
  const host = world.host("store");
  serve(host, { port: PORT, protocol: grpc(), services: [kv(host)] });
  const to = { host: "store", port: PORT };
  const channel = new Channel(world.host("phone"), { to, protocol: grpc() });
  return client(kvContract, channel);
}

test("a key holds what was written last; an unknown one nothing", async () => {
  const heard = await done(async (store) => {
    await store.write({ key: "x", value: "red" });
    await store.write({ key: "x", value: "" });
    return [await store.read({ key: "x" }), await store.read({ key: "y" })];
  });
  expect(heard).toEqual([
    { value: "", isThere: true },
    { value: "", isThere: false },
  ]);
});

test("a cas writes only where it finds what it expects", async () => {
  const heard = await done(async (store) => {
    const early = await store.cas({ key: "x", expected: "", value: "a" });
    await store.write({ key: "x", value: "red" });
    const good = await store.cas({ key: "x", expected: "red", value: "blue" });
    const late = await store.cas({ key: "x", expected: "red", value: "green" });
    const { value } = await store.read({ key: "x" });
    return [early.isSwapped, good.isSwapped, late.isSwapped, value];
  });
  expect(heard).toEqual([false, true, false, "blue"]);
});

test("what is too long is refused, with its length", async () => {
  const heard = await done((store) =>
    store.write({ key: "x", value: "v".repeat(201) }),
  );
  expect(heard).toContain("INVALID_ARGUMENT");
  expect(heard).toContain("the value has 201 characters; send at most 200");
});

test("what a store on a disk confirmed, it knows after a crash", async () => {
  const request = { key: "x", value: "red" };
  const again = { timesMax: 1, afterMs: 10 };
  const calls = [
    { method: "write", request },
    { method: "read", request: { key: "x" }, atMs: 4_000, again },
  ];
  const faults = [
    { atMs: 100, action: { kind: "crash", host: "server" } as const },
    { atMs: 150, action: { kind: "restart", host: "server" } as const },
  ];
  const one = { service: "kv", calls, faults } as const;
  const forgot = (await heardOf(one)).at(-1);
  expect(forgot).toBe('read: value "", isThere false');
  const knows = (await heardOf({ ...one, disk: {} })).at(-1);
  expect(knows).toBe('read: value "red", isThere true');
});

test("an order is only asked of a scenario with a store", () => {
  const parsed = parseScenario({
    name: "no-store",
    title: { en: "No store" },
    summary: { en: "Nobody keeps anything." },
    hosts: [{ name: "a" }],
    services: [],
    clients: [],
    workloads: [],
    checks: [{ kind: "linearizable", claim: "there is an order" }],
  });
  expect(parsed).toMatchObject({
    ok: false,
    problems: [{ path: "checks[0]", what: "no client here has a history" }],
  });
});
