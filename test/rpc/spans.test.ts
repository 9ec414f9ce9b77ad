/** Does a trace show what a request caused? Sources: gRFC A72, W3C. */
import { expect, test } from "vitest";
import { ms } from "../../src/ports/time.ts";
import { grpc } from "../../src/protocols/grpc/protocol.ts";
import { Channel } from "../../src/rpc/channel.ts";
import { client } from "../../src/rpc/client.ts";
import type { CallConfig } from "../../src/rpc/method-config.ts";
import { RpcError } from "../../src/rpc/rpc-error.ts";
import { serve } from "../../src/rpc/server.ts";
import { service } from "../../src/rpc/service.ts";
import {
  formatTraceparent,
  parseTraceparent,
} from "../../src/rpc/trace-context.ts";
import { traced } from "../../src/rpc/traced.ts";
import { type EchoHandler, echo, TO, watch } from "./call-world.ts";
import { withDraws } from "./rules-world.ts";
import { TestWorld } from "./test-world.ts";

const CONFIG: CallConfig = {
  isTraced: true,
  of: () => ({
    retry: {
      maxAttempts: 3,
      backoff: { initial: ms(10), max: ms(10), multiplier: 1, jitter: 0 },
      retryableStatusCodes: ["UNAVAILABLE"],
    },
  }),
};

/** Other draws for each host: so are their ids. */
function draws(first: number): readonly number[] {
  return Array.from({ length: 100 }, (_, n) => (first + n) / 2 ** 32);
}

/** A phone that calls a shop, which asks a bank before it answers. */
function chainWorld(bank: EchoHandler, config: CallConfig = CONFIG) {
  const world = new TestWorld();
  const heard: (string | undefined)[] = [];
  const offer = (name: string, say: EchoHandler, first: number) => {
    const host = withDraws(world.host(name), draws(first));
    serve(host, {
      port: TO.port,
      protocol: grpc(),
      services: [service(echo, { say })],
      interceptors: config.isTraced ? [traced(host)] : [],
    });
    return host;
  };
  const stubOf = (host: ReturnType<typeof offer>, to: string) =>
    client(
      echo,
      new Channel(host, {
        to: { host: to, port: TO.port },
        protocol: grpc(),
        config,
      }),
    );
  offer("bank", bank, 1_000);
  const shop = offer(
    "shop",
    async (_request, ctx) => {
      heard.push(ctx.metadata.get("traceparent"));
      return await toBank.say({}, { parent: ctx });
    },
    2_000,
  );
  const toBank = stubOf(shop, "bank");
  const phone = withDraws(world.host("phone"), draws(3_000));
  return { world, heard, stub: stubOf(phone, "shop") };
}

/** "phone Sent.say OK 12" and what is below it, further in. */
function tree(world: TestWorld): string[] {
  const spans = world.rows.filter(({ name }) => name === "span.ended");
  const below = (id: string, depth: number): string[] =>
    spans
      .filter(({ cells }) => cells[4] === id)
      .flatMap(({ cells }) => {
        const [host, name, , span, , status, tookNs] = cells;
        const tookMs = Number(tookNs) / ms(1);
        const line = `${"  ".repeat(depth)}${host} ${name} ${status} ${tookMs}`;
        return [line, ...below(String(span), depth + 1)];
      });
  return below("", 0);
}

test("a span for the call, each attempt, and each execution", async () => {
  let count = 0;
  const { world, stub } = chainWorld(async ({ text }) => {
    count += 1;
    if (count === 1) throw new RpcError("UNAVAILABLE", "busy");
    return { text };
  });
  watch(world, stub.say({}));
  await world.run();
  expect(tree(world)).toEqual([
    "phone Sent.say OK 20",
    "  phone Attempt.say OK 20",
    "    shop Recv.say OK 16",
    "      shop Sent.say OK 16",
    "        shop Attempt.say UNAVAILABLE 4",
    "          bank Recv.say UNAVAILABLE 0",
    "        shop Attempt.say OK 2",
    "          bank Recv.say OK 0",
  ]);
});

test("all of them are of one trace, and no two have an id", async () => {
  const { world, stub, heard } = chainWorld(async ({ text }) => ({ text }));
  watch(world, stub.say({}));
  await world.run();
  const spans = world.rows.filter(({ name }) => name === "span.ended");
  expect(new Set(spans.map(({ cells }) => cells[2])).size).toBe(1);
  expect(new Set(spans.map(({ cells }) => cells[3])).size).toBe(spans.length);
  expect(parseTraceparent(heard[0])).toMatchObject({ isSampled: true });
});

test("a call that is given up ends its attempt and itself", async () => {
  const { world, stub } = chainWorld(async (_request, ctx) => {
    await ctx.sleep(ms(500));
    return {};
  });
  watch(world, stub.say({}, { timeout: ms(100) }));
  await world.run();
  expect(tree(world).slice(0, 2)).toEqual([
    "phone Sent.say DEADLINE_EXCEEDED 100",
    "  phone Attempt.say DEADLINE_EXCEEDED 100",
  ]);
});

test("who is not traced sends and records nothing", async () => {
  const config = { of: CONFIG.of };
  const { world, stub, heard } = chainWorld(async () => ({}), config);
  watch(world, stub.say({}));
  await world.run();
  expect(heard).toEqual([undefined]);
  expect(tree(world)).toEqual([]);
});

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

test("W3C: what is sent is read as it was", () => {
  for (const isSampled of [true, false]) {
    const context = { traceId: TRACE, spanId: SPAN, isSampled };
    expect(parseTraceparent(formatTraceparent(context))).toEqual(context);
  }
});

test("W3C: of a later version the known part counts, and other flags", () => {
  const context = { traceId: TRACE, spanId: SPAN, isSampled: true };
  for (const text of [
    `cc-${TRACE}-${SPAN}-01-what-the-future-brings`,
    `cc-${TRACE}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-ff`,
  ]) {
    expect(parseTraceparent(text), text).toEqual(context);
  }
});

test.each([
  [undefined],
  [""],
  [`ff-${TRACE}-${SPAN}-01`],
  [`00-${TRACE}-${SPAN}-01-more`],
  [`cc-${TRACE}-${SPAN}-01more`],
  [`00-${TRACE.toUpperCase()}-${SPAN}-01`],
  [`00-${"0".repeat(32)}-${SPAN}-01`],
  [`00-${TRACE}-${"0".repeat(16)}-01`],
  [`00-${TRACE}-${SPAN}`],
])("W3C: %j is no traceparent, and a new trace begins", (text) => {
  expect(parseTraceparent(text)).toBeUndefined();
});
