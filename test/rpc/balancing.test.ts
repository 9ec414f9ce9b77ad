/** Which server gets a call when there are several? */
import { expect, test } from "vitest";
import type { Address } from "../../src/ports/address.ts";
import { ms, seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import type { MakesBalancer } from "../../src/rpc/balancer.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { pickFirst } from "../../src/rpc/pick-first.ts";
import type { ResolverListener } from "../../src/rpc/resolver.ts";
import { roundRobin } from "../../src/rpc/round-robin.ts";
import { serve } from "../../src/rpc/server.ts";
import { service } from "../../src/rpc/service.ts";
import { echo, watch } from "./call-world.ts";
import { TestWorld } from "./test-world.ts";

const PORT = 50_051;

/** Servers that answer their own name, and a phone that balances. */
function balancedWorld(balancer: MakesBalancer, names: readonly string[]) {
  const world = new TestWorld();
  const served: string[] = [];
  const start = (name: string) =>
    serve(world.host(name), {
      port: PORT,
      protocol: grpc(),
      services: [
        service(echo, {
          say: async () => {
            served.push(name);
            return { text: name };
          },
        }),
      ],
    });
  const addresses = (some: readonly string[]) =>
    some.map((host): { address: Address } => ({
      address: { host, port: PORT },
    }));
  let listener: ResolverListener | undefined;
  let asked = 0;
  const channel = new Channel(world.host("phone"), {
    to: () => ({
      target: "bank",
      start: (heard) => {
        listener = heard;
        heard.onEndpoints(addresses(names));
      },
      resolveNow: () => {
        asked += 1;
      },
      stop: () => {},
    }),
    protocol: grpc(),
    balancer,
  });
  return {
    world,
    served,
    channel,
    start,
    stub: client(echo, channel),
    tell: (some: readonly string[]) => listener?.onEndpoints(addresses(some)),
    tellError: (because: string) => listener?.onError(because),
    asked: () => asked,
  };
}

type World = ReturnType<typeof balancedWorld>;

async function calls({ world, stub }: World, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    watch(world, stub.say({}));
    await world.run(world.now + ms(20));
  }
}

test("pick first: all calls go to the first address that answers", async () => {
  const all = balancedWorld(pickFirst, ["a", "b", "c"]);
  all.start("b");
  all.start("c");
  await calls(all, 5);
  expect(all.served).toEqual(["b", "b", "b", "b", "b"]);
  expect(all.channel.state).toBe("READY");
});

test("pick first fails calls when all addresses have failed, and goes on trying", async () => {
  const all = balancedWorld(pickFirst, ["a", "b"]);
  const { world, stub } = all;
  const call = watch(world, stub.say({}));
  await world.run(ms(100));
  expect(call.error?.reason).toBe(
    "cannot connect to a:50051: byte stream refused; " +
      "cannot connect to b:50051: byte stream refused",
  );
  expect(all.asked()).toBeGreaterThan(0);
  all.start("b");
  // A62: sticky TRANSIENT_FAILURE, without any call that asks for it.
  await world.run(seconds(2));
  expect(all.channel.state).toBe("READY");
});

test("pick first: a lost connection is made anew by the next call", async () => {
  const all = balancedWorld(pickFirst, ["a", "b"]);
  const a = all.start("a");
  all.start("b");
  await calls(all, 1);
  a.stop();
  await all.world.run(all.world.now + seconds(5));
  expect(all.channel.state).toBe("IDLE");
  await calls(all, 2);
  expect(all.served).toEqual(["a", "b", "b"]);
});

test("pick first keeps its connection when the new list still has it", async () => {
  const all = balancedWorld(pickFirst, ["a", "b"]);
  all.start("a");
  all.start("b");
  await calls(all, 1);
  all.tell(["b", "a"]);
  await calls(all, 1);
  all.tell(["b"]);
  await calls(all, 1);
  expect(all.served).toEqual(["a", "a", "b"]);
});

test("round robin: each ready server has its turn", async () => {
  const all = balancedWorld(roundRobin, ["a", "b", "c"]);
  for (const name of ["a", "b", "c"]) all.start(name);
  await calls(all, 1);
  all.served.length = 0;
  await calls(all, 9);
  expect([...all.served].sort().join("")).toBe("aaabbbccc");
  expect(all.served.slice(0, 3)).toEqual(all.served.slice(3, 6));
});

test("round robin leaves out who is gone, and takes him back", async () => {
  const all = balancedWorld(roundRobin, ["a", "b"]);
  const a = all.start("a");
  all.start("b");
  await calls(all, 2);
  a.stop();
  await all.world.run(all.world.now + ms(100));
  all.served.length = 0;
  await calls(all, 4);
  expect(all.served).toEqual(["b", "b", "b", "b"]);
  all.start("a");
  await all.world.run(all.world.now + seconds(5));
  all.served.length = 0;
  await calls(all, 4);
  expect([...all.served].sort().join("")).toBe("aabb");
});

test("round robin fails only when every server has failed", async () => {
  const all = balancedWorld(roundRobin, ["a", "b"]);
  const call = watch(all.world, all.stub.say({}));
  await all.world.run(ms(100));
  expect(call.error).toMatchObject({
    status: "UNAVAILABLE",
    certainty: "did-not-happen",
  });
  // Who has failed counts as failed while it tries again (A48).
  await all.world.run(ms(1_001));
  expect(all.channel.state).toBe("TRANSIENT_FAILURE");
});

test("a resolver that fails leaves the last good list", async () => {
  const all = balancedWorld(roundRobin, ["a"]);
  all.start("a");
  await calls(all, 1);
  all.tellError("the registry is gone");
  await calls(all, 1);
  expect(all.served).toEqual(["a", "a"]);
});

test("a name without addresses fails calls, in words", async () => {
  const all = balancedWorld(roundRobin, []);
  const call = watch(all.world, all.stub.say({}));
  await all.world.run();
  expect(call.error?.reason).toBe("bank has no addresses");
});
