/** Does each rule of gRFC A6, retries, hold at its exact moment? */
import { expect, test } from "vitest";
import { ms, seconds } from "../../src/ports/time.ts";
import type { CallConfig } from "../../src/rpc/method-config.ts";
import type { RetryPolicy } from "../../src/rpc/retry.ts";
import { RetryThrottle } from "../../src/rpc/retry-throttle.ts";
import { watch } from "./call-world.ts";
import { type Scripted, scriptedWorld } from "./rules-world.ts";

const POLICY: RetryPolicy = {
  maxAttempts: 5,
  backoff: { initial: ms(100), max: ms(300), multiplier: 2, jitter: 0.2 },
  retryableStatusCodes: ["UNAVAILABLE"],
};

const BUSY: Scripted = { status: "UNAVAILABLE", reason: "busy" };
const REFUSED: Scripted = { status: "UNAVAILABLE", evidence: "refused" };
const LOST: Scripted = {
  status: "UNAVAILABLE",
  evidence: "never-sent",
  isLost: true,
};

/** No server's name is in a draw: connecting draws nothing at first. */
async function rule(
  steps: readonly Scripted[],
  { config = {}, draws = [] as readonly number[] } = {} as {
    readonly config?: Partial<CallConfig>;
    readonly draws?: readonly number[];
  },
) {
  const calls: CallConfig = { of: () => ({ retry: POLICY }), ...config };
  const all = scriptedWorld({ steps, config: calls, draws });
  const call = watch(all.world, all.stub.say({}));
  await all.world.run();
  return { ...all, call };
}

// The connection stands after 2 ms; an answer takes 2 ms.

test("A6, exponential backoff: min(initial · multiplier^(n-1), max) ± 20 %", async () => {
  const draws = [0, 0.75, 0.5, 0.25];
  const { sent, call } = await rule([BUSY, BUSY, BUSY, BUSY], { draws });
  // 80, 220, 300, 270 ms after the answers: jitter goes beyond the maximum.
  expect(sent.map(({ atMs }) => atMs)).toEqual([2, 84, 306, 608, 880]);
  expect(call).toMatchObject({ value: {}, atMs: 882 });
});

test("A6, exposed retry metadata: how many went before, from the second on", async () => {
  const { sent } = await rule([BUSY, BUSY]);
  expect(sent.map(({ previous }) => previous)).toEqual([undefined, 1, 2]);
});

test("A6, maximum number of retries: the fifth failure is returned", async () => {
  const { sent, call } = await rule(Array(9).fill(BUSY));
  expect(sent).toHaveLength(5);
  // 100 + 200 + 300 + 300 ms of waits, five answers, one connection.
  expect(call).toMatchObject({ error: { reason: "busy" }, atMs: 912 });
});

test("A6, pushback: after exactly so long, then the series begins anew", async () => {
  const steps = [BUSY, { ...BUSY, pushback: "500" }, BUSY];
  const { sent } = await rule(steps);
  expect(sent.map(({ atMs }) => atMs)).toEqual([2, 104, 606, 708]);
});

test.each(["-1", "soon", ""])(
  '"pushback" of %j: not again',
  async (pushback) => {
    const { sent, call } = await rule([{ ...BUSY, pushback }]);
    expect(sent).toHaveLength(1);
    expect(call).toMatchObject({ error: { reason: "busy" }, atMs: 4 });
  },
);

test("A6, when retries are valid: response headers commit the call", async () => {
  const { sent, call } = await rule([{ ...BUSY, isCommitted: true }]);
  expect(sent).toHaveLength(1);
  expect(call.atMs).toBe(4);
});

const MIB = 1_048_576;

/** A message of about a MiB or less: four bytes say what it is. */
const request = (bytes: number) => ({ text: "x".repeat(bytes - 4) });

/** One call with a request of so many bytes. */
async function kept(steps: readonly Scripted[], bytes: number) {
  const config: CallConfig = { of: () => ({ retry: POLICY }) };
  const { world, stub, sent } = scriptedWorld({ steps, config });
  const call = watch(world, stub.say(request(bytes)));
  await world.run();
  return { sent, call };
}

test("A6, buffered RPCs: a request above 1 MiB is sent once", async () => {
  const fits = await kept([BUSY], MIB);
  expect(fits.sent.map(({ atMs }) => atMs)).toEqual([2, 104]);
  expect(fits.call).toMatchObject({ value: {}, atMs: 106 });
  const large = await kept([BUSY], MIB + 1);
  expect(large.sent.map(({ atMs }) => atMs)).toEqual([2]);
  expect(large.call).toMatchObject({ error: { reason: "busy" }, atMs: 4 });
});

test("A6, buffered RPCs: what is not kept is not sent again at once, either", async () => {
  const refused = await kept([REFUSED], MIB + 1);
  expect(refused.sent).toHaveLength(1);
  expect(refused.call.error?.status).toBe("UNAVAILABLE");
  const lost = await kept([LOST], MIB + 1);
  expect(lost.sent).toHaveLength(0);
  expect(lost.call.error?.certainty).toBe("did-not-happen");
});

test("A6, buffered RPCs: 16 MiB of a channel are shared, and given back", async () => {
  const config: CallConfig = { of: () => ({ retry: POLICY }) };
  const steps = [...Array(16).fill({}), BUSY, BUSY];
  const { world, stub, sent } = scriptedWorld({ steps, config });
  for (let n = 0; n < 16; n += 1) watch(world, stub.say(request(MIB)));
  const late = watch(world, stub.say(request(1_000)));
  await world.run(ms(10));
  expect(late).toMatchObject({ error: { reason: "busy" }, atMs: 4 });
  // The sixteen are over: there is room again.
  const next = watch(world, stub.say(request(MIB)));
  await world.run(ms(200));
  expect(sent).toHaveLength(19);
  expect(next.value).toEqual({ text: "" });
});

test("A6, transparent retries: what no handler saw goes once more, at once", async () => {
  const { sent } = await rule([REFUSED, REFUSED]);
  // At once and uncounted; then by the policy, 100 ms after its answer.
  expect(sent).toEqual([
    { atMs: 2, previous: undefined },
    { atMs: 4, previous: undefined },
    { atMs: 106, previous: 1 },
  ]);
});

test("A6, transparent retries: what never left goes as often as it must", async () => {
  const { sent, call } = await rule([LOST, LOST, LOST, LOST, LOST, LOST]);
  // Each needs a connection of its own: 2 ms.
  expect(sent).toEqual([{ atMs: 14, previous: undefined }]);
  expect(call.atMs).toBe(16);
});

test("A6, transparent retries take no token, and ask for none", async () => {
  const throttle = new RetryThrottle({ maxTokens: 2, tokenRatio: 0.1 });
  throttle.onFailure();
  expect(throttle.isOpen).toBe(false);
  const { call } = await rule([LOST, REFUSED], { config: { throttle } });
  expect(call.value).toEqual({ text: "" });
});

test("A6, throttling: a failure is returned at once, and not queued", async () => {
  const throttle = new RetryThrottle({ maxTokens: 4, tokenRatio: 1 });
  const { sent, call } = await rule([BUSY, BUSY, BUSY], {
    config: { throttle },
  });
  // 4 → 3: again after 100 ms; → 2, which is not above half: returned.
  expect(sent.map(({ atMs }) => atMs)).toEqual([2, 104]);
  expect(call).toMatchObject({ error: { reason: "busy" }, atMs: 106 });
});

test("A6, throttling: do not retry takes a token, whatever the status", async () => {
  const throttle = new RetryThrottle({ maxTokens: 2, tokenRatio: 1 });
  const stop: Scripted = { status: "NOT_FOUND", pushback: "-1" };
  await rule([stop], { config: { throttle } });
  expect(throttle.isOpen).toBe(false);
});

test("A6, throttling: any other status takes none", async () => {
  const throttle = new RetryThrottle({ maxTokens: 2, tokenRatio: 1 });
  await rule([{ status: "NOT_FOUND" }], { config: { throttle } });
  expect(throttle.isOpen).toBe(true);
});

test("A6, throttling: of the ratio three decimals count", () => {
  const throttle = new RetryThrottle({ maxTokens: 2, tokenRatio: 0.5466 });
  for (let n = 0; n < 2; n += 1) throttle.onFailure();
  throttle.onSuccess();
  // 0.546 · 2 = 1.092 and 0.546 · 1 = 0.546; half of 2 is 1.
  expect(throttle.isOpen).toBe(false);
  throttle.onSuccess();
  expect(throttle.isOpen).toBe(true);
});

test("the deadline covers attempts and waits, and ends a wait at once", async () => {
  const calls: CallConfig = { of: () => ({ retry: POLICY }) };
  const { world, stub, sent } = scriptedWorld({
    steps: [BUSY, BUSY, BUSY],
    config: calls,
  });
  const call = watch(world, stub.say({}, { timeout: ms(250) }));
  await world.run(seconds(10));
  // The third would go out at 306 ms.
  expect(sent.map(({ atMs }) => atMs)).toEqual([2, 104]);
  expect(call).toMatchObject({
    error: { status: "DEADLINE_EXCEEDED" },
    atMs: 250,
  });
});
