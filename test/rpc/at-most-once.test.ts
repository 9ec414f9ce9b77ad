/** Is a call with a key executed once, however often it comes? */
import { expect, test } from "vitest";
import { type Duration, ms, seconds } from "../../src/ports/time.ts";
import type { AtMostOnce } from "../../src/rpc/at-most-once.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { callWorld, type EchoHandler, watch } from "./call-world.ts";

const KEEP: AtMostOnce = { keepFor: seconds(1) };

function onceWorld(atMostOnce: AtMostOnce = KEEP, work: Duration = ms(10)) {
  const texts: string[] = [];
  const failures: RpcError[] = [];
  const say: EchoHandler = async ({ text }, ctx) => {
    texts.push(text);
    await ctx.sleep(work);
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
    return { text: `${text} ${texts.length}` };
  };
  const base = callWorld({ say, atMostOnce });
  base.offer();
  const call = (text: string, key?: string) =>
    watch(
      base.world,
      base.stub.say(
        { text },
        key === undefined ? {} : { metadata: { "idempotency-key": key } },
      ),
    );
  return { ...base, texts, failures, call };
}

test("the same key gets the same answer, executed once", async () => {
  const { world, texts, call } = onceWorld();
  const first = call("pay", "k");
  await world.run();
  const second = call("pay", "k");
  await world.run();
  expect(first.value).toEqual({ text: "pay 1" });
  expect(second.value).toEqual({ text: "pay 1" });
  expect(texts).toEqual(["pay"]);
  expect(world.names().filter((name) => name === "call.repeated")).toHaveLength(
    1,
  );
});

test("whoever comes while it is under way waits for that answer", async () => {
  const { world, texts, call } = onceWorld();
  const calls = [call("pay", "k"), call("pay", "k"), call("pay", "k")];
  await world.run();
  expect(calls.map(({ value }) => value?.text)).toEqual(Array(3).fill("pay 1"));
  expect(texts).toEqual(["pay"]);
});

test("calls without a key, or with another, are calls of their own", async () => {
  const { world, texts, call } = onceWorld();
  call("pay");
  call("pay");
  call("pay", "k");
  call("pay", "l");
  await world.run();
  expect(texts).toHaveLength(4);
});

test("a refusal is an answer too, and is repeated", async () => {
  const { world, texts, failures, call } = onceWorld();
  failures.push(new RpcError("FAILED_PRECONDITION", "too much"));
  call("pay", "k");
  await world.run();
  const second = call("pay", "k");
  await world.run();
  expect(second.error).toMatchObject({
    status: "FAILED_PRECONDITION",
    reason: "too much",
  });
  expect(texts).toHaveLength(1);
});

test.each(["UNAVAILABLE", "ABORTED", "RESOURCE_EXHAUSTED"] as const)(
  "%s says that nothing was done: the key is free again",
  async (status) => {
    const { world, texts, failures, call } = onceWorld();
    failures.push(new RpcError(status, "later"));
    call("pay", "k");
    await world.run();
    const second = call("pay", "k");
    await world.run();
    expect(second.value).toEqual({ text: "pay 2" });
    expect(texts).toHaveLength(2);
  },
);

test("an answer is kept for so long, and no longer", async () => {
  const { world, texts, call } = onceWorld();
  const first = call("pay", "k");
  await world.run();
  // It was answered 1 ms before it was heard; a request takes 1 ms.
  const answeredAtMs = (first.atMs ?? 0) - 1;
  world.at(ms(answeredAtMs + 998), () => call("pay", "k"));
  await world.run();
  expect(texts).toHaveLength(1);
  world.at(ms(answeredAtMs + 999), () => call("pay", "k"));
  await world.run();
  expect(texts).toHaveLength(2);
});

test("the same key for another request is refused", async () => {
  const { world, texts, call } = onceWorld();
  call("pay 5", "k");
  await world.run();
  const second = call("pay 6", "k");
  await world.run();
  expect(second.error?.status).toBe("INVALID_ARGUMENT");
  expect(second.error?.reason).toContain('"k" is the key of another request');
  expect(texts).toEqual(["pay 5"]);
});

test("without room new keys are refused, and told when to come", async () => {
  const { world, texts, call, channel } = onceWorld({ ...KEEP, keysMax: 2 });
  call("a", "a");
  call("b", "b");
  await world.run();
  const third = call("c", "c");
  await world.run();
  expect(third.error).toMatchObject({
    status: "RESOURCE_EXHAUSTED",
    reason: "2 answers are remembered; try again later",
  });
  // What is remembered is not given up for it.
  const again = call("a", "a");
  await world.run();
  expect(again.value?.text).toBe("a 2");
  world.at(world.now + seconds(1), () => call("d", "d"));
  await world.run();
  expect(texts).toEqual(["a", "b", "d"]);
  channel.close();
});

test("bytes of answers are bounded as well", async () => {
  const { world, call } = onceWorld({ ...KEEP, bytesMax: 40 });
  call("x".repeat(15), "a");
  await world.run();
  const second = call("x".repeat(15), "b");
  await world.run();
  expect(second.error?.status).toBe("RESOURCE_EXHAUSTED");
});

test("a key that is too long is refused, and says how long", async () => {
  const { world, call } = onceWorld();
  const one = call("pay", "k".repeat(201));
  await world.run();
  expect(one.error).toMatchObject({
    status: "INVALID_ARGUMENT",
    reason: "the idempotency-key has 201 characters; use 200",
  });
});

test("of one key so many wait, and no more", async () => {
  const { world, texts, call } = onceWorld(KEEP, seconds(1));
  const calls = Array.from({ length: 52 }, () => call("pay", "k"));
  await world.run();
  const refused = calls.filter(({ error }) => error !== undefined);
  expect(refused.map(({ error }) => error?.status)).toEqual([
    "RESOURCE_EXHAUSTED",
  ]);
  expect(texts).toEqual(["pay"]);
});
