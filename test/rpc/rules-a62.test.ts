/** Does each rule of gRFC A62, pick first, hold at its exact moment? */
import { expect, test } from "vitest";
import { ms, seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import type { MakesBalancer } from "../../src/rpc/balancer.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { pickFirst } from "../../src/rpc/pick-first.ts";
import { serve } from "../../src/rpc/server.ts";
import { service } from "../../src/rpc/service.ts";
import { balancerOf } from "../../src/rpc/service-config.ts";
import { type Ended, echo, watch } from "./call-world.ts";
import { withDraws } from "./rules-world.ts";
import { TestWorld } from "./test-world.ts";

const PORT = 50_051;

/** A phone with the addresses a and b, at which nobody listens yet. */
function pickWorld(
  balancer: MakesBalancer = pickFirst,
  draws: readonly number[] = [],
  names: readonly string[] = ["a", "b"],
) {
  const world = new TestWorld();
  const tries: [atMs: number, target: string][] = [];
  let resolutions = 0;
  const phone = withDraws(world.host("phone"), draws);
  const channel = new Channel(
    {
      ...phone,
      events: {
        record: (kind, ...cells) => {
          if (kind.name === "channel.connecting") {
            tries.push([world.now / ms(1), String(cells[1])]);
          }
          phone.events.record(kind, ...cells);
        },
      },
    },
    {
      to: () => ({
        target: "bank",
        start: ({ onEndpoints }) =>
          onEndpoints(names.map((host) => ({ address: { host, port: PORT } }))),
        resolveNow: () => {
          resolutions += 1;
        },
        stop: () => {},
      }),
      protocol: grpc(),
      balancer,
    },
  );
  const say = async () => ({ text: "hi" });
  return {
    world,
    tries,
    channel,
    stub: client(echo, channel),
    resolutions: () => resolutions,
    start: (name: string) =>
      serve(world.host(name), {
        port: PORT,
        protocol: grpc(),
        services: [service(echo, { say })],
      }),
  };
}

test("the addresses in their order, the next when one has failed", async () => {
  const { world, stub, tries, start } = pickWorld();
  start("b");
  const call = watch(world, stub.say({}));
  await world.run(ms(100));
  // A refusal takes 2 ms, a connection 2 ms, a call 2 ms.
  expect(tries).toEqual([
    [0, "a:50051"],
    [2, "b:50051"],
  ]);
  expect(call).toMatchObject({ value: { text: "hi" }, atMs: 6 });
});

test.each([
  [true, ["b:50051", "a:50051"]],
  [false, ["a:50051", "b:50051"]],
  [undefined, ["a:50051", "b:50051"]],
])(
  "shuffleAddressList %j: tried as drawn, or in order",
  async (isSo, order) => {
    const pick_first =
      isSo === undefined ? {} : { shuffleAddressList: isSo as boolean };
    const balancer = balancerOf({ loadBalancingConfig: [{ pick_first }] });
    // Of two, 0 exchanges them.
    const { world, stub, tries } = pickWorld(balancer, [0]);
    watch(world, stub.say({}));
    await world.run(ms(100));
    expect(tries.map(([, target]) => target)).toEqual(order);
  },
);

test("all have failed: calls fail, the resolver is asked, none stops", async () => {
  const { world, stub, tries, channel, resolutions } = pickWorld();
  const call = watch(world, stub.say({}));
  await world.run(ms(4));
  expect(call).toMatchObject({ error: { status: "UNAVAILABLE" }, atMs: 4 });
  expect(resolutions()).toBe(1);
  // Each has a backoff of its own, 1 s and then 1.6 s from try to try.
  await world.run(seconds(3));
  expect(tries).toEqual([
    [0, "a:50051"],
    [2, "b:50051"],
    [1_000, "a:50051"],
    [1_002, "b:50051"],
    [2_600, "a:50051"],
    [2_602, "b:50051"],
  ]);
  // Sticky: also while it connects it is TRANSIENT_FAILURE, and calls fail.
  await world.run(ms(5_160) + 1);
  expect(tries.at(-1)).toEqual([5_160, "a:50051"]);
  expect(channel.state).toBe("TRANSIENT_FAILURE");
  const later = watch(world, stub.say({}));
  await world.run(world.now);
  expect(later.atMs).toBeCloseTo(5_160, 3);
});

test("the first that connects ends the failure, without any call", async () => {
  const { world, stub, channel, start } = pickWorld();
  watch(world, stub.say({}));
  await world.run(ms(500));
  start("b");
  await world.run(ms(1_003));
  expect(channel.state).toBe("TRANSIENT_FAILURE");
  await world.run(ms(1_004));
  expect(channel.state).toBe("READY");
});

test("a connection that is lost leaves it IDLE until the next call", async () => {
  const { world, stub, tries, channel, resolutions, start } = pickWorld();
  const a = start("a");
  watch(world, stub.say({}));
  await world.run(ms(100));
  a.stop();
  await world.run(seconds(10));
  expect(channel.state).toBe("IDLE");
  expect(resolutions()).toBe(1);
  expect(tries).toHaveLength(1);
  start("a");
  const at = seconds(10);
  const call = new Promise<Ended<unknown>>((resolve) => {
    world.at(at, () => resolve(watch(world, stub.say({}))));
  });
  await world.run(seconds(11));
  expect(tries.at(-1)).toEqual([10_000, "a:50051"]);
  expect((await call).atMs).toBe(10_004);
});

test("shuffleAddressList: the orders of a list are equally likely", async () => {
  const balancer = balancerOf({
    loadBalancingConfig: [{ pick_first: { shuffleAddressList: true } }],
  });
  const orders = new Set<string>();
  // Each draw falls into one of three parts, then into one of two.
  for (const first of [0.1, 0.4, 0.8]) {
    for (const second of [0.2, 0.7]) {
      const all = pickWorld(balancer, [first, second], ["a", "b", "c"]);
      watch(all.world, all.stub.say({}));
      await all.world.run(ms(100));
      orders.add(all.tries.map(([, target]) => target[0]).join(""));
    }
  }
  expect(orders.size).toBe(6);
});
