/** Who notices that the other end is gone, and when? Sources: A8, A9. */
import { expect, test } from "vitest";
import { ms, seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import type { GrpcSettings } from "../../src/protocols/grpc/settings.ts";
import { callWorld, type EchoHandler, watch } from "./call-world.ts";

const PATIENT = { time: seconds(5), withoutCalls: true };
const KEEPALIVE = {
  time: seconds(10),
  timeout: seconds(20),
  permitWithoutCalls: false,
};

/** A call that is never answered, since the server is cut off meanwhile. */
async function silentCall(
  client: Partial<GrpcSettings>,
  server: Partial<GrpcSettings> = { pingPermit: PATIENT },
) {
  const say: EchoHandler = async ({ text }, ctx) => {
    if (text === "sleep") await ctx.sleep(seconds(600));
    return { text };
  };
  const all = callWorld({ say, client, protocol: grpc(server) });
  all.offer();
  watch(all.world, all.stub.say({ text: "hi" }));
  await all.world.run(ms(100));
  const call = watch(all.world, all.stub.say({ text: "sleep" }));
  return { ...all, call };
}

test("10 s of silence, 20 s without an answer: the peer is gone (A8)", async () => {
  const { world, call } = await silentCall({ keepalive: KEEPALIVE });
  await world.run(ms(200));
  world.isLost = () => true;
  await world.run(seconds(60));
  // The last byte came at 4 ms, the answer to the first call.
  expect(call.atMs).toBe(30_004);
  expect(call.error).toMatchObject({
    status: "UNAVAILABLE",
    reason: "the connection is gone: no answer to a PING within 20000 ms",
    certainty: "may-have-happened",
  });
});

test("without it, the call waits for as long as anybody looks", async () => {
  const { world, call } = await silentCall({});
  world.isLost = () => true;
  await world.run(seconds(300));
  expect(call).toEqual({});
});

test("a server that answers PINGs is left alone", async () => {
  const { world, call } = await silentCall({ keepalive: KEEPALIVE });
  await world.run(seconds(300));
  expect(call).toEqual({});
});

test("a time below 10 s acts as 10 s (A8)", async () => {
  const keepalive = { ...KEEPALIVE, time: ms(1), timeout: ms(500) };
  const { world, call } = await silentCall({ keepalive });
  world.isLost = () => true;
  await world.run(seconds(60));
  expect(call.atMs).toBe(10_504);
});

test("no call, no PING, and the run ends", async () => {
  const all = callWorld({ client: { keepalive: KEEPALIVE } });
  all.offer();
  watch(all.world, all.stub.say({ text: "hi" }));
  await all.world.run();
  expect(all.world.now).toBeLessThan(seconds(10));
  const story = all.world.story.join("\n");
  expect(story).not.toContain("PING");
});

test("who asks too often hears so, in gRPC's own words (A8)", async () => {
  const { world, call } = await silentCall(
    { keepalive: KEEPALIVE },
    { pingPermit: { time: seconds(60), withoutCalls: true } },
  );
  await world.run(seconds(120));
  // PINGs at 10, 20, 30 and 40 s: the first is free, two are strikes.
  expect(call.error?.reason).toContain("too_many_pings");
  expect(call.atMs).toBeGreaterThan(40_000);
  expect(call.atMs).toBeLessThan(41_000);
});

test("a connection of some age takes no more calls, then ends (A9)", async () => {
  const connectionAge = { max: seconds(30), grace: seconds(5) };
  const all = await silentCall({}, { connectionAge });
  const { world, call, stub } = all;
  await world.run(seconds(31));
  const next = watch(world, stub.say({ text: "anew" }));
  await world.run(seconds(32));
  expect(next.value).toEqual({ text: "anew" });
  const connected = world.rows.filter(
    ({ name }) => name === "client.connected",
  );
  expect(connected).toHaveLength(2);
  expect(call).toEqual({});
  await world.run(seconds(36));
  // The draws of this world are all 0.5: 30 s and the grace, no jitter.
  expect(call.error?.status).toBe("UNAVAILABLE");
});
