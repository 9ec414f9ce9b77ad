/** Do the services answer what they promise? */
import { expect, test } from "vitest";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import type { Contract, Methods } from "../../src/rpc/contract.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { serve } from "../../src/rpc/server.ts";
import { adderContract } from "../../src/services/adder.ts";
import { bankContract } from "../../src/services/bank.ts";
import { calculatorContract } from "../../src/services/calculator-contract.ts";
import { CATALOGUE, findService } from "../../src/services/catalogue.ts";
import { greeterContract } from "../../src/services/greeter.ts";
import { warehouseContract } from "../../src/services/warehouse-contract.ts";
import { TestWorld } from "../rpc/test-world.ts";

const PORT = 50_051;

/** All services on one host, and a client of one of them. */
function worldOf<Declared extends Methods>(contract: Contract<Declared>) {
  const world = new TestWorld();
  const host = world.host("server");
  const services = Object.values(CATALOGUE).map(({ make }) => make(host));
  serve(host, { port: PORT, protocol: grpc(), services });
  const to = { host: "server", port: PORT };
  const channel = new Channel(world.host("phone"), { to, protocol: grpc() });
  return { world, service: client(contract, channel) };
}

/** Runs a world until the promise is settled. */
async function answer<Value>(world: TestWorld, promise: Promise<Value>) {
  const settled = promise.catch((error: unknown) => error as RpcError);
  await world.run();
  return settled;
}

test("the greeter greets the world, or somebody by name", async () => {
  const { world, service } = worldOf(greeterContract);
  const nobody = await answer(world, service.hello({}));
  expect(nobody).toEqual({ text: "Hello World" });
  const ann = await answer(world, service.hello({ name: "Ann" }));
  expect(ann).toEqual({ text: "Hello Ann" });
});

test("the calculator knows factorials to the last digit", async () => {
  const { world, service } = worldOf(calculatorContract);
  const digits = async (n: number) => {
    const reply = await answer(world, service.factorial({ n }));
    return reply instanceof RpcError ? reply : reply.digits;
  };
  expect(await digits(0)).toBe("1");
  expect(await digits(5)).toBe("120");
  expect(await digits(25)).toBe("15511210043330985984000000");
  const last = (await digits(1000)) as string;
  expect(last.length).toBe(2568);
  expect(
    last.startsWith("40238726007709377354370243392300398571937486421071"),
  ).toBe(true);
});

test("the calculator says why it refuses a number", async () => {
  const { world, service } = worldOf(calculatorContract);
  const refusals: [number, string][] = [
    [-1, "n is -1, which is below 0; send a whole number from 0 to 1000"],
    [2.5, "n is 2.5, which is not whole; send a whole number from 0 to 1000"],
    [1001, "n is 1001, which is above 1000; send a whole number from 0 to"],
    [Number.NaN, "n is NaN, which is not whole; send a whole number from 0"],
  ];
  for (const [n, reason] of refusals) {
    const error = await answer(world, service.factorial({ n }));
    expect(error).toMatchObject({ status: "INVALID_ARGUMENT" });
    expect(error).toMatchObject({ certainty: "happened" });
    expect((error as RpcError).reason).toContain(reason);
  }
});

test("the adder adds any count of numbers", async () => {
  const { world, service } = worldOf(adderContract);
  const sum = (numbers: number[]) => answer(world, service.add({ numbers }));
  expect(await sum([])).toEqual({ sum: 0 });
  expect(await sum([1, 2, 3.5])).toEqual({ sum: 6.5 });
  expect(await sum(Array(1000).fill(2))).toEqual({ sum: 2000 });
});

test("a payment made twice is paid twice, and the balance shows", async () => {
  const { world, service } = worldOf(bankContract);
  await answer(world, service.pay({ amount: 5 }));
  const again = await answer(world, service.pay({ amount: 5 }));
  expect(again).toEqual({ balance: 90 });
  expect(await answer(world, service.balance({}))).toEqual({ balance: 90 });
  const balances = ["100", "95", "90"].map((b) => `server balance ${b}`);
  expect(world.shown).toEqual(balances);
});

test("the bank refuses what it cannot pay", async () => {
  const { world, service } = worldOf(bankContract);
  const pay = (amount: number) => answer(world, service.pay({ amount }));
  for (const amount of [0, -5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(await pay(amount)).toMatchObject({ status: "INVALID_ARGUMENT" });
  }
  expect(await pay(101)).toMatchObject({ status: "FAILED_PRECONDITION" });
  expect(await answer(world, service.balance({}))).toEqual({ balance: 100 });
});

test("a process that starts again has forgotten everything", async () => {
  const world = new TestWorld();
  for (const name of ["first", "second"]) {
    const host = world.host(name);
    CATALOGUE.bank.make(host);
  }
  expect(world.shown).toEqual(["first balance 100", "second balance 100"]);
});

test("the warehouse says of each thing what became of it, in order", async () => {
  const { world, service } = worldOf(warehouseContract);
  const items = ["cup", "jar", "cup", "cup", "cup", "cup", "cup", "pan"];
  const { outcomes } = (await answer(world, service.reserveAll({ items }))) as {
    outcomes: readonly string[];
  };
  expect(outcomes.join(" ")).toBe("OK OK OK OK OK OK NOT_FOUND OK");
  expect(await answer(world, service.reserve({ item: "jar" }))).toEqual({});
  expect(world.shown.at(-1)).toBe("server reserved 8");
});

test("the last piece in the warehouse goes to one caller only", async () => {
  const { world, service } = worldOf(warehouseContract);
  const settle = (promise: Promise<object>) =>
    promise.then(
      () => "OK",
      (error: unknown) => (error as RpcError).status,
    );
  const ends = await answer(
    world,
    Promise.all(
      Array.from({ length: 7 }, () => settle(service.reserve({ item: "cup" }))),
    ),
  );
  expect((ends as string[]).sort().join(" ")).toBe(
    "NOT_FOUND NOT_FOUND OK OK OK OK OK",
  );
});

test("the catalogue finds services by name, and nothing else", () => {
  expect(findService("bank")?.contract.name).toBe("farcall.bank.Bank");
  expect(findService("toString")).toBeUndefined();
});
