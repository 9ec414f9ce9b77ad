/** When is a call tried again, and when never? Source of the rules: gRFC A6. */
import { expect, test } from "vitest";
import { ms, seconds } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import type { CallConfig, MethodConfig } from "../../src/rpc/method-config.ts";
import { decide, type RetryPolicy } from "../../src/rpc/retry.ts";
import { RetryThrottle } from "../../src/rpc/retry-throttle.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { callWorld, type EchoHandler, echo, TO, watch } from "./call-world.ts";

const POLICY: RetryPolicy = {
  maxAttempts: 4,
  backoff: {
    initial: ms(100),
    max: ms(300),
    multiplier: 2,
    jitter: 0.2,
  },
  retryableStatusCodes: ["UNAVAILABLE"],
};

/** Fails so often, then answers. */
function failing(times: number, status: "UNAVAILABLE" | "INTERNAL") {
  const startedAtMs: number[] = [];
  const say = (world: { now: number }): EchoHandler => {
    return async ({ text }) => {
      startedAtMs.push(world.now / ms(1));
      if (startedAtMs.length <= times) throw new RpcError(status, "busy");
      return { text };
    };
  };
  return { startedAtMs, say };
}

function retryWorld(
  say: (world: { now: number }) => EchoHandler,
  config: MethodConfig,
  throttle?: RetryThrottle,
) {
  let handler: EchoHandler | undefined;
  const base = callWorld({
    say: (request, ctx) => (handler as EchoHandler)(request, ctx),
  });
  handler = say(base.world);
  base.offer();
  const calls: CallConfig = {
    of: () => config,
    ...(throttle && { throttle }),
  };
  const channel = new Channel(base.phone, {
    to: TO,
    protocol: grpc(),
    config: calls,
  });
  return { ...base, stub: client(echo, channel) };
}

test("waits min(initial · multiplier^(n - 1), max), drawn in the middle", async () => {
  const { startedAtMs, say } = failing(3, "UNAVAILABLE");
  const { world, stub } = retryWorld(say, { retry: POLICY });
  const call = watch(world, stub.say({ text: "hi" }));
  await world.run();
  expect(call.value).toEqual({ text: "hi" });
  // 2 ms for each round trip; the draws of this world are all 0.5.
  expect(startedAtMs).toEqual([3, 105, 307, 609]);
});

test("maxAttempts counts the first; the last error comes out", async () => {
  const { startedAtMs, say } = failing(9, "UNAVAILABLE");
  const { world, stub } = retryWorld(say, { retry: POLICY });
  const call = watch(world, stub.say({}));
  await world.run();
  expect(startedAtMs).toHaveLength(4);
  expect(call.error).toMatchObject({ status: "UNAVAILABLE", reason: "busy" });
  const story = world.story.join("\n");
  expect(story).toContain(
    "attempt 1 of say call phone/bank#1 ended UNAVAILABLE",
  );
  expect(story).toContain("tried again in 100 ms");
});

test("a status that is not in the list is final", async () => {
  const { startedAtMs, say } = failing(9, "INTERNAL");
  const { world, stub } = retryWorld(say, { retry: POLICY });
  watch(world, stub.say({}));
  await world.run();
  expect(startedAtMs).toHaveLength(1);
});

test("the deadline covers all attempts, and the waits between them", async () => {
  const { startedAtMs, say } = failing(9, "UNAVAILABLE");
  const { world, stub } = retryWorld(say, { retry: POLICY });
  const call = watch(world, stub.say({}, { timeout: ms(200) }));
  await world.run();
  expect(startedAtMs).toEqual([3, 105]);
  expect(call).toMatchObject({
    atMs: 200,
    error: { status: "DEADLINE_EXCEEDED", certainty: "may-have-happened" },
  });
});

test("an attempt may have a time of its own", async () => {
  let count = 0;
  const say =
    (): EchoHandler =>
    async ({ text }, ctx) => {
      count += 1;
      if (count === 1) await ctx.sleep(seconds(1));
      return { text };
    };
  const { world, stub } = retryWorld(say, {
    retry: POLICY,
    perTryTimeout: ms(50),
  });
  const call = watch(world, stub.say({ text: "hi" }, { timeout: seconds(1) }));
  await world.run();
  expect(call).toMatchObject({ value: { text: "hi" }, atMs: 152 });
});

test("what one attempt may have done, the call may have done", async () => {
  let count = 0;
  const say = (world: { now: number }): EchoHandler => {
    return async () => {
      count += 1;
      if (count === 1) throw new RpcError("UNAVAILABLE", `at ${world.now}`);
      throw new RpcError("UNIMPLEMENTED", "not here");
    };
  };
  const { world, stub } = retryWorld(say, { retry: POLICY });
  const call = watch(world, stub.say({}));
  await world.run();
  expect(call.error).toMatchObject({
    status: "UNIMPLEMENTED",
    certainty: "may-have-happened",
  });
});

test("half the tokens gone: failures come out as they are", async () => {
  const { startedAtMs, say } = failing(99, "UNAVAILABLE");
  const throttle = new RetryThrottle({ maxTokens: 10, tokenRatio: 0.1 });
  const { world, stub } = retryWorld(say, { retry: POLICY }, throttle);
  for (let n = 0; n < 3; n += 1) {
    watch(world, stub.say({}));
    await world.run(world.now + seconds(2));
  }
  // 10 → 9, 8, 7, 6 with retries after the first three; 5 is not above half.
  expect(startedAtMs).toHaveLength(4 + 1 + 1);
});

test("the five classes of responses", () => {
  const end = {
    status: "UNAVAILABLE",
    evidence: "answered",
    isCommitted: false,
    isOutgrown: false,
    pushback: undefined,
    wasLost: false,
    isPerTryTimeout: false,
  } as const;
  const tried = { attempts: 1, nthWait: 1, wasRefused: false };
  const means = { policy: POLICY, throttle: undefined, draw: () => 0 };
  const given = (change: object, so: object = {}) =>
    decide({ ...end, ...change }, { ...tried, ...so }, means);
  expect(given({})).toMatchObject({ kind: "retry", wait: ms(80) });
  expect(given({ status: "INTERNAL" }).kind).toBe("return");
  expect(given({ isCommitted: true }).kind).toBe("return");
  expect(given({}, { attempts: 4 }).kind).toBe("return");
  expect(given({ pushback: "7" })).toEqual({
    kind: "retry",
    wait: ms(7),
    isPushedBack: true,
  });
  expect(given({ pushback: "0" })).toMatchObject({ kind: "retry", wait: 0 });
  for (const pushback of ["-1", "", "soon", "2147483648", "1.5"]) {
    expect(given({ pushback }).kind).toBe("return");
  }
  // Transparent: without a policy, too.
  const none = { ...means, policy: undefined };
  const lost = { ...end, evidence: "never-sent", wasLost: true } as const;
  expect(decide(lost, tried, none).kind).toBe("transparent");
  const refused = { ...end, evidence: "refused" } as const;
  expect(decide(refused, tried, none).kind).toBe("transparent");
  const again = { ...tried, wasRefused: true };
  expect(decide(refused, again, none).kind).toBe("return");
  // Nothing is left to send: neither by the policy nor without one.
  expect(given({ isOutgrown: true }).kind).toBe("return");
  for (const seen of [lost, refused]) {
    const gone = { ...seen, isOutgrown: true };
    expect(decide(gone, tried, means).kind).toBe("return");
  }
});

test.each([
  [ms(250), 3 + 2 + 250],
  ["stop", undefined],
] as const)("a handler pushes back: %s", async (pushback, againAtMs) => {
  const startedAtMs: number[] = [];
  const say = (world: { now: number }): EchoHandler => {
    return async ({ text }) => {
      startedAtMs.push(world.now / ms(1));
      if (startedAtMs.length > 1) return { text };
      throw new RpcError("UNAVAILABLE", "busy", { pushback });
    };
  };
  const { world, stub } = retryWorld(say, { retry: POLICY });
  watch(world, stub.say({}));
  await world.run();
  const [, second] = startedAtMs;
  expect(second).toBe(againAtMs);
});
