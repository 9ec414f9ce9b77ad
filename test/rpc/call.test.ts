/** What does a caller learn, and when? */
import { expect, test } from "vitest";
import { Canceller } from "../../src/ports/signal.ts";
import { type Instant, ms, seconds } from "../../src/ports/time.ts";
import { type Metadata, metadata } from "../../src/rpc/metadata.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { STATUSES } from "../../src/rpc/status.ts";
import { callWorld, type EchoHandler, watch } from "./call-world.ts";

test("the first call connects, the second finds the connection", async () => {
  const { world, offer, stub } = callWorld();
  offer();
  const first = watch(world, stub.say({ text: "hi" }));
  await world.run(ms(100));
  expect(first.value).toEqual({ text: "hi" });
  const connected = world.rows.filter(
    ({ name }) => name === "client.connected",
  );
  world.at(ms(100), () => {
    const second = watch(world, stub.say({ text: "ho" }));
    world.at(ms(200), () => {
      // One round trip, and nothing for connecting.
      expect(second).toEqual({ value: { text: "ho" }, atMs: 102 });
    });
  });
  await world.run(ms(200));
  expect(connected.length).toBe(1);
});

test("a call reads like a story", async () => {
  const { world, offer, stub } = callWorld({ serviceTime: ms(5) });
  offer();
  watch(world, stub.say({ text: "hi" }, { timeout: ms(200) }));
  await world.run(ms(1000));
  const story = world.story.join("\n");
  const link = "phone:49152 → bank:50051";
  for (const sentence of [
    "phone → bank:50051  say call phone/bank#1 starts, deadline 200 ms",
    "bank: client connected from phone:49152",
    `${link}  say request of phone/bank#1, 4 bytes, goes out as stream 1`,
    `${link}  say request of stream 1 is here, 4 bytes`,
    `bank begins to execute say (${link}, stream 1)`,
    `bank executed say (${link}, stream 1): OK after 5 ms`,
    `${link.replace("→", "←")}  say response of stream 1 goes out: OK, 4 bytes`,
    "phone ← bank:50051  say call phone/bank#1 ended OK after",
  ]) {
    expect(story).toContain(sentence);
  }
  expect(story).toContain("it happened");
});

test("at the deadline the caller gives up, and the server is told", async () => {
  const signals: unknown[] = [];
  const { world, offer, stub } = callWorld({
    say: async ({ text }, ctx) => {
      ctx.signal.addEventListener("abort", () => {
        signals.push([ctx.signal.reason, world.now / ms(1)]);
      });
      await ctx.sleep(seconds(1));
      return { text };
    },
  });
  offer();
  const call = watch(world, stub.say({}, { timeout: ms(200) }));
  await world.run();
  expect(call.atMs).toBe(200);
  expect(call.error).toMatchObject({
    status: "DEADLINE_EXCEEDED",
    reason: "no answer from bank:50051 within 200 ms",
    certainty: "may-have-happened",
  });
  // The client's reset and the server's own timer are due at the same time.
  expect(signals.length).toBe(1);
  expect((signals[0] as [string, number])[1]).toBeLessThanOrEqual(202);
  // The handler went on: giving up does not stop the work by itself.
  const finished = world.rows.find(({ name }) => name === "handler.finished");
  expect(finished?.cells.at(-1)).toBe(0);
});

test("the server keeps the deadline when the client's word is lost", async () => {
  const { world, offer, stub } = callWorld({
    say: async ({ text }, ctx) => {
      world.isLost = () => true;
      await ctx.sleep(seconds(1));
      return { text };
    },
  });
  offer();
  const call = watch(world, stub.say({}, { timeout: ms(200) }));
  await world.run();
  expect(call.error?.status).toBe("DEADLINE_EXCEEDED");
  const told = world.rows.find(({ name }) => name === "handler.cancelled");
  expect(told?.cells.at(-1)).toBe("its deadline passed");
});

test("a lost request and a lost reply look the same to the caller", async () => {
  const outcomes = [];
  for (const from of ["phone", "bank"]) {
    const { world, offer, stub } = callWorld();
    offer();
    watch(world, stub.say({ text: "warm up" }));
    await world.run(ms(100));
    world.isLost = (sender) => sender === from;
    const call = watch(world, stub.say({ text: "hi" }, { timeout: ms(200) }));
    await world.run(seconds(1));
    const executions = world.names(/^handler\.started$/).length - 1;
    expect(executions).toBe(from === "phone" ? 0 : 1);
    const { status, certainty } = call.error as RpcError;
    outcomes.push(`${status} ${certainty}`);
  }
  const unsure = "DEADLINE_EXCEEDED may-have-happened";
  expect(outcomes).toEqual([unsure, unsure]);
});

test("nobody listens: the call fails and certainly did not happen", async () => {
  const { world, stub } = callWorld();
  const call = watch(world, stub.say({}));
  await world.run();
  expect(call.atMs).toBe(2);
  expect(call.error).toMatchObject({
    status: "UNAVAILABLE",
    certainty: "did-not-happen",
  });
});

test("after a failure to connect, calls fail at once for a second", async () => {
  const { world, offer, stub } = callWorld();
  watch(world, stub.say({}));
  await world.run(ms(10));
  offer();
  const hasty = watch(world, stub.say({ text: "now" }));
  const patient = watch(
    world,
    stub.say({ text: "when it is ready" }, { waitForReady: true }),
  );
  await world.run();
  expect(hasty.atMs).toBe(2);
  expect(hasty.error).toMatchObject({
    status: "UNAVAILABLE",
    reason: "cannot connect to bank:50051: byte stream refused",
    certainty: "did-not-happen",
  });
  // connection-backoff.md: 1 s from the start of the attempt that failed,
  // then two round trips: one to connect, one for the call.
  expect(patient.value).toEqual({ text: "when it is ready" });
  expect(patient.atMs).toBe(1_004);
});

test("a deadline that passes while connecting proves nothing ran", async () => {
  const { world, offer, stub } = callWorld();
  offer();
  world.isLost = () => true;
  const call = watch(world, stub.say({}, { timeout: ms(50) }));
  await world.run();
  expect(call).toMatchObject({
    atMs: 50,
    error: { status: "DEADLINE_EXCEEDED", certainty: "did-not-happen" },
  });
});

test("a connection that takes 20 s fails the calls that wait", async () => {
  const { world, offer, stub } = callWorld();
  offer();
  world.isLost = () => true;
  const call = watch(world, stub.say({}));
  await world.run();
  expect(call).toMatchObject({
    atMs: 20_000,
    error: { status: "UNAVAILABLE", certainty: "did-not-happen" },
  });
});

test("a caller that cancels is free at once, the handler hears of it", async () => {
  const heard: number[] = [];
  const { world, offer, stub } = callWorld({
    say: async ({ text }, ctx) => {
      ctx.signal.addEventListener("abort", () => {
        heard.push(world.now / ms(1));
      });
      await ctx.sleep(seconds(1));
      return { text };
    },
  });
  offer();
  const canceller = new Canceller();
  const call = watch(world, stub.say({}, { signal: canceller.signal }));
  world.at(ms(50), () => canceller.cancel("changed my mind"));
  await world.run();
  expect(call).toMatchObject({
    atMs: 50,
    error: { status: "CANCELLED", certainty: "may-have-happened" },
  });
  expect(heard).toEqual([51]);
});

test("a call that is cancelled before it starts is never sent", async () => {
  const { world, offer, stub } = callWorld();
  offer();
  const canceller = new Canceller();
  canceller.cancel("no");
  const call = watch(world, stub.say({}, { signal: canceller.signal }));
  await world.run();
  expect(call.error).toMatchObject({
    status: "CANCELLED",
    certainty: "did-not-happen",
  });
  expect(world.names()).not.toContain("client.connected");
});

test("every status that a handler throws arrives with its message", async () => {
  for (const status of STATUSES) {
    if (status === "OK") continue;
    const { world, offer, stub } = callWorld({
      say: async () => {
        throw new RpcError(status, "because é%", {
          metadata: metadata({ "x-why": "test" }),
          details: [{ type: "a.B", value: Uint8Array.of(7) }],
        });
      },
    });
    offer();
    const call = watch(world, stub.say({}));
    await world.run();
    expect(call.error).toMatchObject({
      status,
      reason: "because é%",
      details: [{ type: "a.B", value: Uint8Array.of(7) }],
    });
    expect(call.error?.metadata?.get("x-why")).toBe("test");
  }
});

test("any other error is UNKNOWN; engines' own words do not travel", async () => {
  const thrown: [unknown, string][] = [
    [new Error("out of paper"), "out of paper"],
    [new TypeError("x is not a function"), "the handler failed with a TypeE"],
    ["a text", "the handler threw a text"],
  ];
  for (const [error, reason] of thrown) {
    const { world, offer, stub } = callWorld({
      say: async () => {
        throw error;
      },
    });
    offer();
    const call = watch(world, stub.say({}));
    await world.run();
    expect(call.error?.status).toBe("UNKNOWN");
    expect(call.error?.reason).toContain(reason);
  }
});

test("metadata goes both ways, texts and bytes", async () => {
  const seen: (string | Uint8Array | undefined)[] = [];
  const { world, offer, stub } = callWorld({
    say: async ({ text }, ctx) => {
      seen.push(ctx.metadata.get("x-user"), ctx.metadata.getBytes("x-bin"));
      ctx.headers.append("x-served-by", "bank-1");
      ctx.trailers.append("x-cost-bin", Uint8Array.of(1, 2));
      return { text };
    },
  });
  offer();
  const heard: Metadata[] = [];
  const call = watch(
    world,
    stub.say(
      { text: "hi" },
      {
        metadata: { "x-user": "ann", "x-bin": Uint8Array.of(0, 9) },
        onHeaders: (headers) => heard.push(headers),
        onTrailers: (trailers) => heard.push(trailers),
      },
    ),
  );
  await world.run();
  expect(call.value).toEqual({ text: "hi" });
  expect(seen).toEqual(["ann", Uint8Array.of(0, 9)]);
  expect(heard[0]?.get("x-served-by")).toBe("bank-1");
  expect(heard[1]?.getBytes("x-cost-bin")).toEqual(Uint8Array.of(1, 2));
});

test("a request of the wrong type is refused before it is sent", async () => {
  const { world, offer, stub } = callWorld();
  offer();
  const call = watch(world, stub.say({ text: 5 } as never));
  await world.run();
  expect(call.error).toMatchObject({
    status: "INTERNAL",
    certainty: "did-not-happen",
  });
  expect(call.error?.reason).toContain('field "text" must be string');
});

test("metadata that cannot travel is refused before it is sent", async () => {
  const { world, offer, stub } = callWorld();
  offer();
  for (const bad of [{ "X-User": "ann" }, { x: 5 as never }]) {
    const call = watch(world, stub.say({}, { metadata: bad }));
    await world.run();
    expect(call.error).toMatchObject({
      status: "INTERNAL",
      certainty: "did-not-happen",
    });
  }
});

test("a handler's mistakes are answered, in words that help", async () => {
  const mistakes: [() => unknown, string, string][] = [
    [() => undefined, "INTERNAL", "must be an object, not undefined"],
    [() => ({ text: 5 }), "INTERNAL", 'field "text" must be string'],
    [() => fail("BOGUS"), "UNKNOWN", '"BOGUS" is no status; use OK,'],
    [() => fail("OK"), "UNKNOWN", "threw the status OK"],
    [() => fail("ABORTED"), "ABORTED", ""],
    [() => Promise.reject({}), "UNKNOWN", "threw what is no error"],
  ];
  for (const [mistake, status, reason] of mistakes) {
    const { world, offer, stub } = callWorld({ say: mistake as EchoHandler });
    offer();
    const call = watch(world, stub.say({}));
    await world.run();
    expect(call.error?.status).toBe(status);
    expect(call.error?.reason).toContain(reason);
  }
});

function fail(status: string): never {
  // As a learner may write it, whose JavaScript no compiler looks at.
  throw new RpcError(status as never, undefined as never);
}

test("a closed channel takes no calls", async () => {
  const { world, offer, stub, channel } = callWorld();
  offer();
  const waiting = watch(world, stub.say({}));
  channel.close();
  const late = watch(world, stub.say({}));
  await world.run();
  for (const { error } of [waiting, late]) {
    expect(error).toMatchObject({
      status: "UNAVAILABLE",
      certainty: "did-not-happen",
    });
  }
});

test("a call in a handler ends with the call that it serves", async () => {
  const { world, offer, stub, phone } = callWorld({
    say: async ({ text }, ctx) => {
      await ctx.sleep(seconds(5));
      return { text };
    },
  });
  offer();
  const deadline = (phone.clock.now() + ms(50)) as Instant;
  const canceller = new Canceller();
  const parent = { deadline, signal: canceller.signal };
  const bounded = watch(world, stub.say({}, { parent, timeout: seconds(9) }));
  const other = watch(
    world,
    stub.say({}, { parent: { ...parent, deadline: undefined } }),
  );
  world.at(ms(70), () => canceller.cancel("its caller gave up"));
  await world.run();
  expect(bounded).toMatchObject({
    atMs: 50,
    error: { status: "DEADLINE_EXCEEDED" },
  });
  expect(other).toMatchObject({ atMs: 70, error: { status: "CANCELLED" } });
  // Time that is used up is not spent again: nothing goes out.
  const late = watch(world, stub.say({}, { parent }));
  await world.run(seconds(20));
  expect(late.error).toMatchObject({
    status: "DEADLINE_EXCEEDED",
    certainty: "did-not-happen",
  });
});
