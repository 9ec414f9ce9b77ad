/** What does a server promise beside its answers? */
import { expect, test } from "vitest";
import { ms, seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { WAITING_MAX } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { contract, field, method } from "../../src/rpc/contract.ts";
import { serve } from "../../src/rpc/server.ts";
import { callWorld, watch } from "./call-world.ts";

const MIB = 1_048_576;

test("a method or service that nobody offers is UNIMPLEMENTED", async () => {
  const { world, offer, channel } = callWorld();
  offer();
  const shout = { shout: method({}, { text: field(1, "string") }) };
  const other = client(contract("farcall.test.Echo", shout), channel);
  const call = watch(world, other.shout({}));
  await world.run();
  expect(call.error).toMatchObject({
    status: "UNIMPLEMENTED",
    reason: 'this server has no "/farcall.test.Echo/Shout"',
    certainty: "did-not-happen",
  });
});

test("each execution takes the service time, then the handler runs", async () => {
  const { world, offer, stub } = callWorld({ serviceTime: ms(30) });
  offer();
  watch(world, stub.say({}));
  await world.run(ms(100));
  world.at(ms(100), () => {
    const call = watch(world, stub.say({}));
    world.at(ms(140), () => expect(call.atMs).toBe(132));
  });
  await world.run(seconds(1));
});

test("4 MiB less a little pass, 4 MiB and a byte do not, either way", async () => {
  const { world, offer, stub } = callWorld({
    say: async ({ text }) => ({ text: text === "much" ? big(4 * MIB) : "ok" }),
  });
  offer();
  const fits = watch(world, stub.say({ text: big(4 * MIB - 1024) }));
  await world.run(seconds(10));
  expect(fits.value).toEqual({ text: "ok" });
  const request = watch(world, stub.say({ text: big(4 * MIB) }));
  await world.run(seconds(20));
  expect(request.error?.status).toBe("RESOURCE_EXHAUSTED");
  const reply = watch(world, stub.say({ text: "much" }));
  await world.run(seconds(30));
  expect(reply.error?.status).toBe("RESOURCE_EXHAUSTED");
  expect(reply.error?.reason).toContain("above the limit 4194304");
  // The connection has not suffered.
  const after = watch(world, stub.say({ text: "x" }));
  await world.run(seconds(40));
  expect(after.value).toEqual({ text: "ok" });
  expect(world.names(/^client\.connected$/).length).toBe(1);
});

test("gzip makes the way shorter and changes nothing else", async () => {
  const compression = "gzip" as const;
  const { world, offer, stub } = callWorld({
    client: { compression },
    server: { compression },
  });
  offer();
  const call = watch(world, stub.say({ text: big(MIB) }));
  await world.run(seconds(10));
  expect(call.value?.text.length).toBe(MIB);
});

test("executions above the limit are refused", async () => {
  const { world, offer, stub } = callWorld({
    executionsMax: 2,
    serviceTime: ms(10),
  });
  offer();
  const calls = [1, 2, 3].map(() => watch(world, stub.say({})));
  await world.run();
  const statuses = calls.map(({ error }) => error?.status ?? "OK");
  expect(statuses).toEqual(["OK", "OK", "RESOURCE_EXHAUSTED"]);
  const refused = world.rows.filter(({ name }) => name === "call.refused");
  expect(refused.map(({ cells }) => cells.slice(3))).toEqual([
    [
      "say",
      "RESOURCE_EXHAUSTED",
      "2 calls are being executed; try again later",
    ],
  ]);
});

test("requests above the room for all of them are refused", async () => {
  const { world, offer, stub } = callWorld({
    requestBytesMax: 2.5 * MIB,
    serviceTime: seconds(1),
  });
  offer();
  const say = () => watch(world, stub.say({ text: big(MIB) }));
  const calls = [say(), say(), say()];
  await world.run(seconds(10));
  const statuses = calls.map(({ error }) => error?.status ?? "OK");
  expect(statuses.sort()).toEqual(["OK", "OK", "RESOURCE_EXHAUSTED"]);
  const later = [say(), say()];
  await world.run(seconds(20));
  expect(later.map(({ error }) => error)).toEqual([undefined, undefined]);
});

test("a request that is given up half-way leaves its room", async () => {
  const { world, offer, stub } = callWorld({ requestBytesMax: 1.5 * MIB });
  offer();
  for (let n = 0; n < 5; n += 1) {
    const timeout = ms(20);
    const call = watch(world, stub.say({ text: big(MIB) }, { timeout }));
    await world.run(seconds(n + 1));
    expect(call.error?.status).toBe("DEADLINE_EXCEEDED");
  }
  const call = watch(world, stub.say({ text: big(MIB) }));
  await world.run(seconds(10));
  expect(call.error).toBe(undefined);
});

test("a drain lets calls finish, then the port is free", async () => {
  const { world, offer, stub } = callWorld({ serviceTime: ms(50) });
  const server = offer();
  const call = watch(world, stub.say({ text: "hi" }));
  let drainedAtMs = 0;
  world.at(ms(20), () => {
    server.drain().then(() => {
      drainedAtMs = world.now / ms(1);
    });
  });
  await world.run(seconds(1));
  expect(call.value).toEqual({ text: "hi" });
  expect(drainedAtMs).toBeGreaterThanOrEqual(call.atMs as number);
  const refused = watch(world, stub.say({}));
  await world.run(seconds(2));
  expect(refused.error?.certainty).toBe("did-not-happen");
  offer();
  // Until its backoff is over, a channel fails calls without trying.
  const next = watch(
    world,
    stub.say({ text: "again" }, { waitForReady: true }),
  );
  await world.run(seconds(4));
  expect(next.value).toEqual({ text: "again" });
});

test("after a stop nobody knows what became of the calls", async () => {
  const { world, offer, stub } = callWorld({ serviceTime: ms(50) });
  const server = offer();
  const call = watch(world, stub.say({}));
  world.at(ms(20), () => server.stop());
  await world.run(seconds(1));
  expect(call.atMs).toBe(21);
  expect(call.error).toMatchObject({
    status: "UNAVAILABLE",
    certainty: "may-have-happened",
  });
});

test("the handler hears when the client's connection breaks", async () => {
  const heard: unknown[] = [];
  const { world, offer, stub, channel } = callWorld({
    say: async ({ text }, ctx) => {
      await ctx.sleep(ms(100));
      heard.push(ctx.signal.aborted, ctx.signal.reason);
      return { text };
    },
  });
  offer();
  const call = watch(world, stub.say({}));
  world.at(ms(50), () => channel.disconnect());
  await world.run();
  expect(heard).toEqual([true, "the connection is gone"]);
  expect(call.error).toMatchObject({
    status: "UNAVAILABLE",
    certainty: "may-have-happened",
  });
});

test("a draining connection finishes its calls, new ones go elsewhere", async () => {
  const { world, offer, stub } = callWorld({ serviceTime: ms(50) });
  const server = offer();
  const old = watch(world, stub.say({ text: "old" }));
  let fresh: ReturnType<typeof watch> | undefined;
  world.at(ms(20), () => {
    server.drain();
    // The same port, a new process: what a rolling update does.
    offer();
  });
  world.at(ms(30), () => {
    fresh = watch(world, stub.say({ text: "new" }));
  });
  await world.run(seconds(1));
  expect(old.value).toEqual({ text: "old" });
  expect(fresh?.value).toEqual({ text: "new" });
  expect(world.names(/^client\.connected$/).length).toBe(2);
});

test("calls that wait for a connection have a limit", async () => {
  const { world, offer, stub } = callWorld();
  offer();
  world.isLost = () => true;
  const calls: ReturnType<typeof watch>[] = [];
  for (let nth = 0; nth < WAITING_MAX + 1; nth++) {
    calls.push(watch(world, stub.say({}, { timeout: seconds(1) })));
  }
  await world.run(ms(1));
  const failed = calls.filter(({ error }) => error !== undefined);
  expect(failed.length).toBe(1);
  expect(failed[0]?.error?.certainty).toBe("did-not-happen");
  expect(failed[0]?.error?.reason).toContain("send fewer at once");
  await world.run();
  expect(calls.every(({ error }) => error !== undefined)).toBe(true);
});

test("connections above the limit are reset", async () => {
  const { world, offer, stub } = callWorld({ connectionsMax: 0 });
  offer();
  const call = watch(world, stub.say({}));
  await world.run();
  expect(call.error).toMatchObject({
    status: "UNAVAILABLE",
    certainty: "did-not-happen",
  });
});

test("one service is offered once", () => {
  const { world } = callWorld();
  const echoes = contract("a.A", { b: method({}, {}) });
  const handlers = { b: async () => ({}) };
  const twice = { contract: echoes, handlers };
  const options = { port: 1, protocol: grpc(), services: [twice, twice] };
  expect(() => serve(world.host("bank"), options)).toThrow("offered once");
});

function big(length: number): string {
  return "x".repeat(length);
}
