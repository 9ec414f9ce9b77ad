/** Does each rule of gRFC A17, health checking, hold at its exact moment? */
import { expect, test } from "vitest";
import {
  HealthBoard,
  health,
  healthContract,
  NOT_SERVING,
  SERVING,
} from "../../src/cluster/health.ts";
import { healthWatching } from "../../src/cluster/health-watch.ts";
import type { Host } from "../../src/ports/host.ts";
import { ms, seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { roundRobin } from "../../src/rpc/round-robin.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { serve } from "../../src/rpc/server.ts";
import { type Service, service } from "../../src/rpc/service.ts";
import { echo, TO, watch } from "./call-world.ts";
import { TestWorld } from "./test-world.ts";

/** A bank with that health service, or none, and a phone that watches it. */
function bankWorld(makes: (host: Host) => readonly Service[]) {
  const world = new TestWorld();
  const bank = world.host("bank");
  const say = async () => ({ text: "hi" });
  serve(bank, {
    port: TO.port,
    protocol: grpc(),
    services: [service(echo, { say }), ...makes(bank)],
  });
  const channel = new Channel(world.host("phone"), {
    to: TO,
    protocol: grpc(),
    balancer: healthWatching(
      { serviceName: "", silence: undefined },
      roundRobin,
    ),
  });
  return { world, channel, stub: client(echo, channel) };
}

/** Answers each question with the next of these; an error is thrown. */
function scripted(answers: (bigint | RpcError)[], asked: number[]) {
  return (host: Host): readonly Service[] => [
    service(healthContract, {
      check: async () => ({ status: SERVING }),
      watch: async ({ known }) => {
        asked.push(host.clock.now() / ms(1));
        const answer = answers.shift() ?? known;
        if (answer instanceof RpcError) throw answer;
        return { status: answer };
      },
    }),
  ];
}

// The connection stands after 2 ms; an answer takes 2 ms.

test("a server is CONNECTING until its first word, and calls wait for it", async () => {
  const board = new HealthBoard();
  const { world, channel, stub } = bankWorld((host) => [health(host, board)]);
  const call = watch(world, stub.say({}));
  await world.run(ms(3));
  expect(channel.state).toBe("CONNECTING");
  await world.run(ms(4));
  expect(channel.state).toBe("READY");
  await world.run(ms(100));
  // 2 ms more than without it.
  expect(call).toMatchObject({ value: { text: "hi" }, atMs: 6 });
});

test("NOT_SERVING is TRANSIENT_FAILURE, one way after it is so", async () => {
  const board = new HealthBoard();
  const { world, channel, stub } = bankWorld((host) => [health(host, board)]);
  watch(world, stub.say({}));
  await world.run(ms(50));
  world.at(ms(100), () => board.set("", NOT_SERVING));
  await world.run(ms(100));
  expect(channel.state).toBe("READY");
  await world.run(ms(101));
  expect(channel.state).toBe("TRANSIENT_FAILURE");
  const call = watch(world, stub.say({}));
  await world.run(ms(101));
  expect(call).toMatchObject({ error: { status: "UNAVAILABLE" }, atMs: 101 });
  // From there it becomes READY without a new connection.
  world.at(ms(200), () => board.set("", SERVING));
  await world.run(ms(201));
  expect(channel.state).toBe("READY");
  expect(world.names(/^channel\.connecting/)).toHaveLength(1);
});

test("UNIMPLEMENTED: the server counts as well, and is not asked again", async () => {
  const { world, stub } = bankWorld(() => []);
  const call = watch(world, stub.say({}));
  await world.run(seconds(100));
  expect(call).toMatchObject({ value: { text: "hi" }, atMs: 6 });
  const paths = world.story.filter((line) => line.includes("health"));
  expect(paths.length).toBeLessThanOrEqual(1);
});

test("a watch that fails: asked again after 1 s, then 1.6 s, and so on", async () => {
  const asked: number[] = [];
  const broken = () => new RpcError("INTERNAL", "broken");
  const answers = [broken(), broken(), SERVING, broken(), SERVING];
  const { world, channel, stub } = bankWorld(scripted(answers, asked));
  watch(world, stub.say({}, { waitForReady: true }));
  await world.run(ms(500));
  expect(channel.state).toBe("TRANSIENT_FAILURE");
  await world.run(seconds(10));
  // Asked at 2 ms, answered at 4; a word begins the series anew.
  expect(asked.slice(0, 5)).toEqual([3, 1_005, 2_607, 2_609, 3_611]);
  expect(channel.state).toBe("READY");
});
