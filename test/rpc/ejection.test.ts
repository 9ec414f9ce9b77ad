/** Which servers are passed over, and for how long? Source: gRFC A50, Envoy. */
import { expect, test } from "vitest";
import { ms, seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import { ejecting } from "../../src/rpc/ejecting.ts";
import {
  CLEAN,
  counted,
  EJECTION_DEFAULT,
  ejectionTime,
  forgiven,
  isEjected,
} from "../../src/rpc/ejection.ts";
import { fixedAddresses } from "../../src/rpc/resolver.ts";
import { roundRobin } from "../../src/rpc/round-robin.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { serve } from "../../src/rpc/server.ts";
import { service } from "../../src/rpc/service.ts";
import type { Status } from "../../src/rpc/status.ts";
import { echo, watch } from "./call-world.ts";
import { TestWorld } from "./test-world.ts";

const PORT = 50_051;

/** Three servers, of which "a" answers whatever status it is told. */
function ejectionWorld(config = EJECTION_DEFAULT) {
  const world = new TestWorld();
  const served: string[] = [];
  const statuses = new Map<string, Status>();
  const names = ["a", "b", "c"];
  for (const name of names) {
    const say = async () => {
      served.push(name);
      const status = statuses.get(name) ?? "OK";
      if (status !== "OK") throw new RpcError(status, "as it was told");
      return { text: name };
    };
    const services = [service(echo, { say })];
    serve(world.host(name), { port: PORT, protocol: grpc(), services });
  }
  const channel = new Channel(world.host("phone"), {
    to: fixedAddresses(names.map((host) => ({ host, port: PORT }))),
    protocol: grpc(),
    balancer: ejecting(config, roundRobin),
  });
  const stub = client(echo, channel);
  const calls = async (count: number): Promise<string> => {
    served.length = 0;
    for (let n = 0; n < count; n += 1) {
      watch(world, stub.say({}));
      await world.run(world.now + ms(20));
    }
    return [...served].sort().join("");
  };
  const becomes = (name: string, status: Status) => statuses.set(name, status);
  return { world, calls, becomes, rows: () => world.names(/^server\./) };
}

test("five failures in a row, and it gets no calls for 30 s", async () => {
  const { world, calls, becomes, rows } = ejectionWorld();
  becomes("a", "UNAVAILABLE");
  expect(await calls(12)).toBe("aaaabbbbcccc");
  expect(rows()).toEqual([]);
  expect(await calls(3)).toBe("abc");
  expect(rows()).toEqual(["server.ejected"]);
  const ejectedAt = world.now;
  expect(await calls(4)).toBe("bbcc");
  becomes("a", "OK");
  await world.run(ejectedAt + seconds(29.9));
  expect(rows()).toEqual(["server.ejected"]);
  await world.run(ejectedAt + seconds(30));
  expect(rows()).toEqual(["server.ejected", "server.readmitted"]);
  expect(await calls(3)).toBe("abc");
});

test("an answer in between begins the count anew", async () => {
  const { calls, becomes, rows } = ejectionWorld();
  for (let n = 0; n < 3; n += 1) {
    becomes("a", "DEADLINE_EXCEEDED");
    await calls(12);
    // Whatever it is that a handler says, somebody is at home.
    becomes("a", n === 0 ? "OK" : "NOT_FOUND");
    await calls(3);
  }
  expect(rows()).toEqual([]);
});

test("one may always go; a second one only within the percentage", async () => {
  const { calls, becomes, rows } = ejectionWorld();
  becomes("a", "UNAVAILABLE");
  becomes("b", "UNAVAILABLE");
  await calls(30);
  expect(rows()).toEqual(["server.ejected"]);
  const half = ejectionWorld({ ...EJECTION_DEFAULT, maxEjectionPercent: 50 });
  half.becomes("a", "UNAVAILABLE");
  half.becomes("b", "UNAVAILABLE");
  await half.calls(30);
  expect(half.rows()).toEqual(["server.ejected", "server.ejected"]);
  expect(await half.calls(3)).toBe("ccc");
});

test("a cancelled attempt says nothing of the server", () => {
  const four = { failures: 4, ejections: 0 };
  expect(counted(four, "CANCELLED")).toEqual(four);
  expect(counted(four, "UNAVAILABLE").failures).toBe(5);
  expect(counted(four, "OK")).toEqual(CLEAN);
});

test("each time is longer, up to five minutes; good behaviour counts", () => {
  const times = [1, 2, 9, 10, 11].map((nth) =>
    ejectionTime(nth, EJECTION_DEFAULT),
  );
  expect(times).toEqual([30, 60, 270, 300, 300].map(seconds));
  const long = { ...EJECTION_DEFAULT, baseEjectionTime: seconds(400) };
  expect(ejectionTime(3, long)).toBe(seconds(400));
  const twice = { failures: 0, ejections: 2 };
  expect(forgiven(twice, seconds(9.9)).ejections).toBe(2);
  expect(forgiven(twice, seconds(10)).ejections).toBe(1);
  expect(forgiven(twice, seconds(99)).ejections).toBe(0);
});

test("what is out counts against the percentage", () => {
  const five = { failures: 5, ejections: 0 };
  const at = (ejected: number, all: number) =>
    isEjected(five, { ejected, all }, EJECTION_DEFAULT);
  expect(at(0, 2)).toBe(true);
  expect(at(1, 10)).toBe(false);
  expect(at(1, 11)).toBe(true);
});
