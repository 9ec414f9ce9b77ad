/** Do clients hear how servers are, and act on it? Source: gRFC A17. */
import { expect, test } from "vitest";
import {
  HealthBoard,
  health,
  healthContract,
  NOT_SERVING,
  SERVING,
} from "../../src/cluster/health.ts";
import { healthWatching } from "../../src/cluster/health-watch.ts";
import { type Duration, ms, seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { fixedAddresses } from "../../src/rpc/resolver.ts";
import { roundRobin } from "../../src/rpc/round-robin.ts";
import { serve } from "../../src/rpc/server.ts";
import { service } from "../../src/rpc/service.ts";
import { echo, watch } from "../rpc/call-world.ts";
import { TestWorld } from "../rpc/test-world.ts";

const PORT = 50_051;

interface Setting {
  readonly silence?: Duration;
  readonly serviceName?: string;
  /** Servers that have no health service. */
  readonly plain?: readonly string[];
}

/** Two servers that answer their names, and a phone that watches them. */
function healthWorld({ silence, serviceName = "", plain = [] }: Setting = {}) {
  const world = new TestWorld();
  const served: string[] = [];
  const boards = new Map<string, HealthBoard>();
  for (const name of ["a", "b"]) {
    const host = world.host(name);
    const board = new HealthBoard();
    boards.set(name, board);
    const say = async () => {
      served.push(name);
      return { text: name };
    };
    const services = [service(echo, { say })];
    if (!plain.includes(name)) services.push(health(host, board));
    serve(host, { port: PORT, protocol: grpc(), services });
  }
  const phone = world.host("phone");
  const channel = new Channel(phone, {
    to: fixedAddresses(["a", "b"].map((host) => ({ host, port: PORT }))),
    protocol: grpc(),
    balancer: healthWatching({ serviceName, silence }, roundRobin),
  });
  const stub = client(echo, channel);
  const calls = async (count: number): Promise<readonly string[]> => {
    served.length = 0;
    for (let n = 0; n < count; n += 1) {
      watch(world, stub.say({}));
      await world.run(world.now + ms(20));
    }
    return [...served].sort();
  };
  const set = (name: string, status: bigint, what = "") =>
    boards.get(name)?.set(what, status);
  return { world, calls, set, channel, stub };
}

test("a server that says it is not well gets no calls, until it is", async () => {
  const { world, calls, set } = healthWorld();
  expect(await calls(4)).toEqual(["a", "a", "b", "b"]);
  set("a", NOT_SERVING);
  await world.run(world.now + ms(10));
  expect(await calls(4)).toEqual(["b", "b", "b", "b"]);
  set("a", SERVING);
  await world.run(world.now + ms(10));
  expect(await calls(4)).toEqual(["a", "a", "b", "b"]);
});

test("news of its health take one way, no poll's length", async () => {
  const { world, calls, set } = healthWorld();
  await calls(2);
  await world.run(seconds(5));
  set("b", NOT_SERVING);
  await world.run(world.now + ms(2));
  const heard = world.rows.filter(({ name }) => name === "health.heard");
  expect(heard.at(-1)?.cells).toEqual(["phone", `b:${PORT}`, "NOT_SERVING"]);
});

test("calls wait for the first word of a server", async () => {
  const { world, stub } = healthWorld({ serviceName: "echo" });
  const call = watch(world, stub.say({}, { timeout: seconds(1) }));
  await world.run(seconds(2));
  // Nobody knows a service "echo": Watch says SERVICE_UNKNOWN, all fail.
  expect(call.error).toMatchObject({ status: "UNAVAILABLE" });
  expect(call.error?.reason).toContain("is SERVICE_UNKNOWN");
});

test("a server without a health service counts as well", async () => {
  const { calls } = healthWorld({ plain: ["a", "b"] });
  expect(await calls(4)).toEqual(["a", "a", "b", "b"]);
});

test("without a silence that is too long, a silent server stays", async () => {
  const { world, calls } = healthWorld();
  await calls(2);
  world.isLost = (from, to) => from === "a" || to === "a";
  await world.run(seconds(60));
  expect(world.names(/^health\.silent/)).toEqual([]);
  const answered = await calls(4);
  expect(answered).toEqual(["b", "b"]);
});

test("a server that is silent for too long is given up", async () => {
  const { world, calls } = healthWorld({ silence: seconds(3) });
  await calls(2);
  const lostAt = world.now;
  world.isLost = (from, to) => from === "a" || to === "a";
  await world.run(lostAt + seconds(1.9));
  expect(world.names(/^health\.silent/)).toEqual([]);
  await world.run(lostAt + seconds(3));
  expect(world.names(/^health\.silent/)).toEqual(["health.silent"]);
  expect(await calls(4)).toEqual(["b", "b", "b", "b"]);
});

test("Check knows what it was told, and nothing else", async () => {
  const { world, channel, calls } = healthWorld();
  await calls(1);
  const stub = client(healthContract, channel);
  const known = watch(world, stub.check({}));
  const unknown = watch(world, stub.check({ service: "bank" }));
  await world.run(world.now + seconds(1));
  expect(known.value).toEqual({ status: SERVING });
  expect(unknown.error?.status).toBe("NOT_FOUND");
});

test("a watch keeps no run alive", async () => {
  const { world, stub } = healthWorld({ silence: seconds(3) });
  watch(world, stub.say({}));
  await world.run();
  expect(world.now).toBeLessThan(seconds(60));
});
