/** Does each rule of gRFC A8 and A9 that is used hold at its moment? */
import { expect, test } from "vitest";
import { type Duration, seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import type { GrpcSettings } from "../../src/protocols/grpc/settings.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { serve } from "../../src/rpc/server.ts";
import { service } from "../../src/rpc/service.ts";
import { echo, TO, watch } from "./call-world.ts";
import { withDraws } from "./rules-world.ts";
import { TestWorld } from "./test-world.ts";

interface Setting {
  readonly client?: Partial<GrpcSettings>;
  readonly server?: Partial<GrpcSettings>;
  /** The bank's chance; 0.5 unless given. */
  readonly draws?: readonly number[];
}

/** A phone, and a bank whose "sleep" takes an hour; 1 ms each way. */
function bankWorld({ client: ours, server, draws = [] }: Setting) {
  const world = new TestWorld();
  serve(withDraws(world.host("bank"), draws), {
    port: TO.port,
    protocol: grpc(server),
    services: [
      service(echo, {
        say: async ({ text }, ctx) => {
          if (text === "sleep") await ctx.sleep(seconds(3_600));
          return { text };
        },
      }),
    ],
  });
  const channel = new Channel(world.host("phone"), {
    to: TO,
    protocol: grpc(ours),
  });
  const stub = client(echo, channel);
  const call = (text: string) => watch(world, stub.say({ text }));
  /** When rows of that name came, in milliseconds. */
  const moments = (words: string): number[] =>
    world.story
      .filter((line) => line.includes(words))
      .map((line) => Number.parseFloat(line));
  return { world, channel, call, moments };
}

const keepalive = (time: Duration, permitWithoutCalls = false) => ({
  keepalive: { time, timeout: seconds(20), permitWithoutCalls },
});

const permit = (time: Duration, withoutCalls = false) => ({
  pingPermit: { time, withoutCalls },
});

// The connection stands after 2 ms; its first call goes out then, and the
// last byte from the bank, an acknowledgement, comes at 4 ms.

test("A8: a PING after KEEPALIVE_TIME without a byte, then TIMEOUT", async () => {
  const { world, call } = bankWorld({
    client: keepalive(seconds(15)),
    server: permit(seconds(10)),
  });
  const ended = call("sleep");
  await world.run(seconds(1));
  world.isLost = () => true;
  await world.run(seconds(60));
  expect(ended).toMatchObject({
    atMs: 35_004,
    error: { status: "UNAVAILABLE" },
  });
});

test("A8: without calls no PING, unless it is permitted", async () => {
  for (const permitted of [false, true]) {
    const { world, call, channel } = bankWorld({
      client: keepalive(seconds(10), permitted),
      server: permit(seconds(5), true),
    });
    call("hi");
    await world.run(seconds(1));
    world.isLost = () => true;
    // The run goes on for the sake of something else.
    world.at(seconds(100), () => {});
    await world.run(seconds(100));
    expect(channel.state).toBe(permitted ? "IDLE" : "READY");
  }
});

test("A8: the third PING that is too early ends the connection", async () => {
  const { world, call } = bankWorld({
    client: keepalive(seconds(10)),
    server: permit(seconds(60)),
  });
  const ended = call("sleep");
  await world.run(seconds(100));
  // PINGs at 10, 20, 30 and 40 s, each 2 ms after the answer before.
  expect(ended.error?.reason).toContain("too_many_pings");
  expect(ended.atMs).toBe(40_012);
});

test("A8: a PING with no stream may come every two hours", async () => {
  const { world, call, channel } = bankWorld({
    client: keepalive(seconds(10), true),
    server: permit(seconds(1)),
  });
  call("hi");
  world.at(seconds(50), () => {});
  await world.run(seconds(50));
  // Not one second but two hours count while nothing is under way.
  expect(channel.state).toBe("IDLE");
});

test("A8: too_many_pings doubles KEEPALIVE_TIME for the channel", async () => {
  const { world, call } = bankWorld({
    client: keepalive(seconds(10)),
    server: permit(seconds(15)),
  });
  const first = call("sleep");
  await world.run(seconds(60));
  expect(first.error?.reason).toContain("too_many_pings");
  // Every 20 s is seldom enough: this one is left alone.
  const second = call("sleep");
  await world.run(seconds(600));
  expect(second).toEqual({});
});

test.each([
  [0, 27_001],
  [0.5, 30_001],
  [0.75, 31_501],
])("A9: age ±10 %%; by a draw of %d it ends at %d ms", async (draw, at) => {
  const { world, call, moments } = bankWorld({
    server: { connectionAge: { max: seconds(30) } },
    draws: [draw],
  });
  call("sleep");
  world.at(seconds(100), () => {});
  await world.run(seconds(100));
  // Accepted at 1 ms, heard of one way later.
  expect(moments("takes no new calls")).toEqual([at + 1]);
});

test("A9: who is under way has GRACE, new calls a new connection", async () => {
  const { world, call, moments } = bankWorld({
    server: { connectionAge: { max: seconds(30), grace: seconds(5) } },
  });
  const slow = call("sleep");
  await world.run(seconds(31));
  const next = call("hi");
  await world.run(seconds(34));
  expect([slow, next.value]).toEqual([{}, { text: "hi" }]);
  await world.run(seconds(36));
  expect(slow).toMatchObject({
    atMs: 35_002,
    error: { status: "UNAVAILABLE" },
  });
  expect(moments("client connected")).toHaveLength(2);
});
