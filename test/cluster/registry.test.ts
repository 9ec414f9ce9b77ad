/** Does a registry know who is there, and do clients learn it? */
import { expect, test } from "vitest";
import { stayRegistered } from "../../src/cluster/registration.ts";
import { registry } from "../../src/cluster/registry.ts";
import { registryContract } from "../../src/cluster/registry-contract.ts";
import { fromRegistry } from "../../src/cluster/registry-resolver.ts";
import { ms, seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { roundRobin } from "../../src/rpc/round-robin.ts";
import { type Server, serve } from "../../src/rpc/server.ts";
import { service } from "../../src/rpc/service.ts";
import { echo, watch } from "../rpc/call-world.ts";
import { TestWorld } from "../rpc/test-world.ts";

const PORT = 50_051;
const REGISTRY = { host: "registry", port: PORT };
const LEASE = seconds(15);

/** A registry, servers that register, and a phone that asks for them. */
function registryWorld(names: readonly string[]) {
  const world = new TestWorld();
  const served: string[] = [];
  const startRegistry = (): Server => {
    const host = world.host("registry");
    const services = [registry(host)];
    return serve(host, { port: PORT, protocol: grpc(), services });
  };
  const start = (name: string): void => {
    const host = world.host(name);
    const say = async () => {
      served.push(name);
      return { text: name };
    };
    const services = [service(echo, { say })];
    serve(host, { port: PORT, protocol: grpc(), services });
    stayRegistered(host, {
      registry: REGISTRY,
      protocol: grpc(),
      service: echo.name,
      address: { host: name, port: PORT },
      lease: LEASE,
    });
  };
  const first = startRegistry();
  for (const name of names) start(name);
  const channel = new Channel(world.host("phone"), {
    to: fromRegistry({
      registry: REGISTRY,
      protocol: grpc(),
      service: echo.name,
    }),
    protocol: grpc(),
    balancer: roundRobin,
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
  /** What the phone believes, list by list. */
  const lists = () =>
    world.rows
      .filter(({ name }) => name === "list.learned")
      .map(({ cells }) => String(cells[2]).replaceAll(`:${PORT}`, ""));
  return { world, channel, calls, start, startRegistry, first, lists };
}

test("calls go to those that registered", async () => {
  const { world, calls, lists } = registryWorld(["a", "b"]);
  await world.run(seconds(1));
  expect(await calls(4)).toEqual(["a", "a", "b", "b"]);
  expect(lists().at(-1)).toBe("a, b");
});

test("a server that comes is on the list one way later", async () => {
  const { world, calls, start, lists } = registryWorld(["a"]);
  await world.run(seconds(1));
  await calls(1);
  start("b");
  await world.run(world.now + ms(20));
  expect(lists()).toEqual(["a", "a, b"]);
});

test("a server that falls silent is off when its lease ends", async () => {
  const { world, calls, lists } = registryWorld(["a", "b"]);
  await world.run(seconds(1));
  await calls(2);
  await world.run(seconds(7));
  // Its heartbeats come every 5 s, the last one came at about 5 s.
  world.isLost = (from, to) => from === "b" || to === "b";
  await world.run(seconds(19.9));
  expect(lists()).toEqual(["a, b"]);
  await world.run(seconds(20.1));
  expect(lists()).toEqual(["a, b", "a"]);
});

test("while the registry is gone, the last list stays good", async () => {
  const { world, calls, first, lists } = registryWorld(["a", "b"]);
  await world.run(seconds(1));
  await calls(2);
  first.stop();
  await world.run(seconds(60));
  expect(await calls(4)).toEqual(["a", "a", "b", "b"]);
  expect(lists()).toEqual(["a, b"]);
  expect(world.names(/^list\.kept/)).toEqual(["list.kept"]);
});

test("a registry that starts again does not empty the lists", async () => {
  const { world, calls, first, startRegistry, lists } = registryWorld([
    "a",
    "b",
  ]);
  await world.run(seconds(1));
  await calls(2);
  first.stop();
  world.isLost = (from, to) => from === "b" && to === "registry";
  await world.run(seconds(10));
  startRegistry();
  await world.run(seconds(20));
  // It has heard of a alone, and says that it does not know everybody yet.
  expect(lists()).toEqual(["a, b"]);
  await world.run(seconds(40));
  expect(lists()).toEqual(["a, b", "a"]);
});

test("nobody there is an error; not yet is not", async () => {
  const { world, channel } = registryWorld([]);
  const stub = client(echo, channel);
  const early = watch(world, stub.say({}, { timeout: seconds(5) }));
  await world.run(seconds(30));
  expect(early.error?.status).toBe("DEADLINE_EXCEEDED");
  const late = watch(world, stub.say({}, { timeout: seconds(5) }));
  await world.run(seconds(31));
  expect(late.error?.reason).toContain(`nobody offers ${echo.name}`);
});

test("the registry refuses what it cannot keep, and says why", async () => {
  const { world } = registryWorld([]);
  const asker = new Channel(world.host("asker"), {
    to: REGISTRY,
    protocol: grpc(),
  });
  const stub = client(registryContract, asker);
  const good = { service: "farcall.a.A", address: "a:1", leaseMs: 1_000 };
  const refused = async (request: Partial<typeof good>) => {
    const call = watch(world, stub.register({ ...good, ...request }));
    await world.run(world.now + ms(100));
    return `${call.error?.status}: ${call.error?.reason}`;
  };
  expect(await refused({ service: "a b" })).toBe(
    'INVALID_ARGUMENT: service is "a b"; ' +
      "name it as a contract does, farcall.bank.Bank",
  );
  expect(await refused({ address: "a:70000" })).toBe(
    'INVALID_ARGUMENT: address is "a:70000"; give host and port, bank:50051',
  );
  expect(await refused({ leaseMs: Number.NaN })).toBe(
    'INVALID_ARGUMENT: leaseMs is "NaN"; give 100 to 3600000 ms',
  );
});

test("who says good-bye is off at once", async () => {
  const { world, lists, calls } = registryWorld(["a", "b"]);
  await world.run(seconds(1));
  await calls(1);
  const asker = new Channel(world.host("b"), {
    to: REGISTRY,
    protocol: grpc(),
    name: "b/leaves",
  });
  const leaving = { service: echo.name, address: `b:${PORT}` };
  watch(world, client(registryContract, asker).deregister(leaving));
  await world.run(world.now + ms(20));
  expect(lists()).toEqual(["a, b", "a"]);
});

test("heartbeats and watches keep no run alive", async () => {
  const { world, channel } = registryWorld(["a"]);
  watch(world, client(echo, channel).say({}));
  await world.run();
  expect(world.now).toBeLessThan(seconds(60));
});
